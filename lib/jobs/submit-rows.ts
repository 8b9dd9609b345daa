import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { type Db, rowsWithin, within } from '#lib/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { appendEvent } from '#lib/jobs/event-rows.ts'
import { insertion, type NewJob, place } from '#lib/jobs/insert-rows.ts'
import type { SendingAccount } from '#lib/jobs/sendable-rows.ts'
import { raiseAlerts } from '#lib/money/alert.ts'
import { obstacle, reachesAlert, type Standing } from '#lib/money/budget.ts'
import { type Quote, quoted } from '#lib/money/quote.ts'
import { appliesTo, standings } from '#lib/money/standing.ts'
import { uuid7 } from '#lib/uuid7.ts'

export type Terms = {
  /** The account of workspaces that brought no key. */
  instance: SendingAccount
  /** Whose price table counts: a value in a statement. */
  provider: Prisma.Sql
  /** The price that the person was shown; undefined when they were shown none. */
  seenMicros: number | null | undefined
  /** They ask an admin, should it be over a budget. */
  askApproval: boolean
}

export type Submitted =
  | { jobId: string; waits: boolean; account?: SendingAccount | undefined }
  | { refused: 'frame' | 'approvals' }
  | { refused: 'price'; priceMicros: number | null }
  | { refused: 'budget'; budget: Standing; priceMicros: number | null }

/**
 * Writes job, first attempt, hold, counters, audit and receipt, once for a submission: the second click and the
 * second tab get the first one's job back. Where no budget is, that is one statement and no lock; else the budgets
 * that apply are locked before it is read what is left of them.
 */
export async function insertJob(viewer: Viewer, job: NewJob, terms: Terms): Promise<Submitted> {
  const jobId = uuid7()
  const account = await insertUnlessBudget(viewer, jobId, job, terms)
  return account ? { jobId, waits: false, account } : insertUnlessOver(viewer, jobId, job, terms)
}

function insertUnlessOver(
  viewer: Viewer,
  jobId: string,
  job: NewJob,
  terms: Terms,
): Promise<Submitted> {
  return within(viewer, async (tx) => {
    await lockBudgets(tx, viewer, job)
    const found = await circumstances(tx, viewer, job, terms.provider)
    if (found.firstId) return { jobId: found.firstId, waits: false }
    if (!found.projectId) return { refused: 'frame' }
    const { priceMicros, budgets } = found
    if (terms.seenMicros !== undefined && terms.seenMicros !== priceMicros)
      return { refused: 'price', priceMicros }
    const over = obstacle(budgets, priceMicros)
    if (over && (!terms.askApproval || over.isPersonal))
      return { refused: 'budget', budget: over, priceMicros }
    if (over && !found.approvals) return { refused: 'approvals' }
    const inserted = await insertQuoted(tx, viewer, jobId, job, terms.instance, found, !!over)
    if (!inserted) return { jobId: await firstOf(tx, viewer, job), waits: false }
    if (over) await askApproval(tx, viewer, jobId)
    else if (budgets.some((budget) => reachesAlert(budget, priceMicros ?? 0)))
      await raiseAlerts(tx, { ...viewer, projectId: found.projectId })
    return { jobId, waits: !!over, account: inserted }
  })
}

async function insertUnlessBudget(viewer: Viewer, jobId: string, job: NewJob, terms: Terms) {
  const { workspaceId } = viewer
  const spender = { ...viewer, projectId: Prisma.sql`place.project_id` }
  const seen =
    terms.seenMicros === undefined
      ? Prisma.sql`true`
      : Prisma.sql`quote.price_micros is not distinct from ${terms.seenMicros}::bigint`
  const start = Prisma.sql`
    place as (${place(viewer, job)}), quote as (${quoted(workspaceId, terms.provider, job)})`
  const may = Prisma.sql`${seen} and not exists (select from place, budget b where ${appliesTo(spender)})`
  const how = { start, may, instance: terms.instance, waits: false }
  const [account] = await rowsWithin<SendingAccount>(viewer, insertion(viewer, jobId, job, how))
  return account
}

/** In the order of their ids, so that two submits cannot wait for each other. */
async function lockBudgets(tx: Db, viewer: Viewer, job: NewJob): Promise<void> {
  const spender = { ...viewer, projectId: Prisma.sql`place.project_id` }
  await tx.$queryRaw`
    with place as (${place(viewer, job)})
    select b.id from place, budget b where ${appliesTo(spender)} order by b.id for update of b`
}

async function insertQuoted(
  tx: Db,
  viewer: Viewer,
  jobId: string,
  job: NewJob,
  instance: SendingAccount,
  quote: Quote,
  waits: boolean,
) {
  const start = Prisma.sql`
    place as (${place(viewer, job)}), quote as (
      select ${quote.versionId}::uuid as version_id, ${quote.priceMicros}::bigint as price_micros
    )`
  const how = { start, may: Prisma.sql`true`, instance, waits }
  const [account] = await tx.$queryRaw<SendingAccount[]>(insertion(viewer, jobId, job, how))
  return account
}

type Circumstances = Quote & {
  /** The job that this submission made before. */
  firstId: string | null
  projectId: string | null
  approvals: boolean
  budgets: Standing[]
}

/** Why nothing was inserted. Read after the lock: what is left of a budget cannot change any more. */
async function circumstances(
  tx: Db,
  viewer: Viewer,
  job: NewJob,
  provider: Prisma.Sql,
): Promise<Circumstances> {
  const { workspaceId, userId } = viewer
  const spender = { ...viewer, projectId: Prisma.sql`place.project_id` }
  const [found] = await tx.$queryRaw<Circumstances[]>`
    with place as (${place(viewer, job)}), quote as (${quoted(workspaceId, provider, job)})
    select quote.version_id as "versionId", quote.price_micros::float8 as "priceMicros", place.project_id as "projectId",
      (select id from job where workspace_id = ${workspaceId}::uuid and user_id = ${userId}::uuid
        and submission_id = ${job.submissionId}::uuid) as "firstId",
      (select approvals_allowed from workspace where id = ${workspaceId}::uuid) as approvals,
      (select coalesce(json_agg(s), '[]') from (${standings(appliesTo(spender))}) s) as budgets
    from quote left join place on true`
  if (!found) throw new Error('a quote is one row')
  return found
}

/** Another submission of the same was first, and is committed. */
async function firstOf(tx: Db, viewer: Viewer, { submissionId }: NewJob): Promise<string> {
  const { workspaceId, userId } = viewer
  const { id } = await tx.job.findUniqueOrThrow({
    where: { workspaceId_userId_submissionId: { workspaceId, userId, submissionId } },
    select: { id: true },
  })
  return id
}

/** Says on the receipt that the job waits, and tells owners and admins. */
async function askApproval(tx: Db, { workspaceId, userId, name }: Viewer, jobId: string) {
  await tx.$executeRaw`
    insert into notice (id, workspace_id, user_id, kind, data)
    select gen_random_uuid(), workspace_id, user_id, 'approval_asked', jsonb_build_object('jobId', ${jobId}::text, 'name', ${name}::text)
    from member where workspace_id = ${workspaceId}::uuid and role in ('owner', 'admin') and user_id <> ${userId}::uuid`
  await appendEvent(tx, { jobId, kind: 'waiting', data: { code: 'approval' } })
}
