import { randomUUID } from 'node:crypto'
import { afterAll, describe, expect, it } from 'vitest'
import { system } from '#lib/accounts/system.ts'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { decide } from '#lib/jobs/approval.ts'
import { waitingApprovals } from '#lib/jobs/approval-queries.ts'
import { cancel } from '#lib/jobs/cancel.ts'
import { defaultChoice } from '#lib/jobs/catalog.ts'
import { jobDetails } from '#lib/jobs/queries.ts'
import { submit } from '#lib/jobs/submit.ts'
import { ledgerFaults } from '#lib/money/check-queries.ts'
import { unseenNotices } from '#lib/money/page-queries.ts'
import { allowApprovals } from '#lib/money/set-budget.ts'
import { closeQueue } from '#lib/queue.ts'
import { sql } from '#tests/support/database.ts'
import { aFrame, aViewer } from '#tests/support/engine.ts'
import { aBudget, aMemberOf, spent } from '#tests/support/money.ts'

const price = 280_000
const codeOf = (answer: unknown) => (answer instanceof Refused ? answer.code : 'done')

async function aTeam() {
  const owner = await aViewer('Olga')
  const member = await aMemberOf(owner, 'member', 'Mika')
  const frameId = await aFrame(member, 320, 320)
  await aBudget(owner, { limitMicros: price - 1 })
  const ask = (askApproval = true) =>
    submit(member, {
      ...defaultChoice,
      submissionId: randomUUID(),
      frameId,
      prompt: 'Over it [推进]',
      seenMicros: price,
      askApproval,
    })
  return { owner, member, ask }
}

async function waiting(team: { ask: () => Promise<unknown> }): Promise<string> {
  return ((await team.ask()) as { jobId: string }).jobId
}

const actionsOf = async ({ workspaceId }: Viewer) =>
  (
    await sql<{ action: string }>(`select action from audit where workspace_id = $1 order by seq`, [
      workspaceId,
    ])
  ).map(({ action }) => action)

afterAll(async () => {
  expect(await ledgerFaults(system('worker'))).toEqual([])
  await closeQueue(5)
})

describe('a take over a budget', () => {
  it('waits when its member asks: nothing is held, nothing is due, and owners and admins hear of it', async () => {
    const team = await aTeam()
    expect(codeOf(await team.ask(false))).toBe('budget_exceeded')
    const jobId = await waiting(team)
    const job = await jobDetails(team.member, jobId)
    expect(job).toMatchObject({
      state: 'queued',
      waiting: 'approval',
      money: { word: 'not_charged' },
    })
    expect(job?.receipt.map(({ kind }) => kind)).toEqual(['asked', 'waiting'])
    expect(await spent(team.owner)).toEqual({ held: 0, charged: 0, lost: 0 })
    expect(await somethingDue()).toBe(false)
    expect(await unseenNotices(team.owner)).toMatchObject([
      { kind: 'approval_asked', data: { jobId, name: 'Mika' } },
    ])
    expect(await unseenNotices(team.member)).toEqual([])
    const [listed] = await waitingApprovals(team.owner)
    expect(listed).toMatchObject({
      jobId,
      priceMicros: price,
      memberName: 'Mika',
      budgets: [{ limitMicros: price - 1, spentMicros: 0, heldMicros: 0 }],
    })
    expect(await waitingApprovals(team.member), 'a member decides nothing').toEqual([])
  })

  it('goes on once it is approved: held over the budget, due, told and audited, once', async () => {
    const team = await aTeam()
    const jobId = await waiting(team)
    const answers = await Promise.all([1, 2, 3].map(() => decide(team.owner, jobId, true)))
    expect(answers.map(codeOf).sort()).toEqual(['approval_decided', 'approval_decided', 'done'])
    expect(await spent(team.owner)).toEqual({ held: price, charged: 0, lost: 0 })
    const job = await jobDetails(team.member, jobId)
    expect(job).toMatchObject({ waiting: null, money: { word: 'reserved', priceMicros: price } })
    expect(job?.receipt.map(({ kind }) => kind)).toEqual(['asked', 'waiting', 'approved'])
    expect(await somethingDue()).toBe(true)
    expect(await unseenNotices(team.member)).toMatchObject([
      { kind: 'approval_approved', data: { jobId, name: 'Olga' } },
    ])
    expect((await unseenNotices(team.owner)).map(({ kind }) => kind)).toEqual(['budget_alert'])
    expect(await actionsOf(team.owner)).toEqual(['job.asked', 'job.approved'])
    await sql(`update job set due_at = null where id = $1`, [jobId])
  })

  it('is canceled with its reason when it is declined, and nothing was ever held', async () => {
    const team = await aTeam()
    const jobId = await waiting(team)
    expect(codeOf(await decide(team.owner, jobId, false))).toBe('done')
    expect(await jobDetails(team.member, jobId)).toMatchObject({
      state: 'canceled',
      failure: 'not_approved',
      money: { word: 'not_charged' },
      can: { retry: true },
    })
    expect(codeOf(await decide(team.owner, jobId, true))).toBe('approval_decided')
    expect(await unseenNotices(team.member)).toMatchObject([{ kind: 'approval_declined' }])
    expect(await actionsOf(team.owner)).toEqual(['job.asked', 'job.declined'])
  })

  it('can be canceled while it waits', async () => {
    const team = await aTeam()
    const jobId = await waiting(team)
    expect(codeOf(await cancel(team.member, jobId))).toBe('done')
    expect(codeOf(await decide(team.owner, jobId, true))).toBe('approval_decided')
  })

  it('cannot be asked for where the team does not approve', async () => {
    const team = await aTeam()
    expect(codeOf(await allowApprovals(team.member, false))).toBe('not_allowed')
    await allowApprovals(team.owner, false)
    expect(codeOf(await team.ask())).toBe('approvals_off')
    expect(await actionsOf(team.owner)).toEqual(['workspace.approvals_changed'])
  })

  it('is sent at once when there is room by then', async () => {
    const team = await aTeam()
    await sql(`update budget set limit_micros = $2 where workspace_id = $1`, [
      team.owner.workspaceId,
      price,
    ])
    const jobId = await waiting(team)
    expect(await jobDetails(team.member, jobId)).toMatchObject({ waiting: null })
    await sql(`update job set due_at = null where id = $1`, [jobId])
  })
})

describe('who decides', () => {
  it('is an owner or an admin of that workspace, and nobody else', async () => {
    const team = await aTeam()
    const jobId = await waiting(team)
    const stranger = await aViewer('Stranger')
    expect(codeOf(await decide(stranger, jobId, true))).toBe('not_found')
    expect(codeOf(await decide(team.member, jobId, true))).toBe('not_allowed')
    expect(await waitingApprovals(stranger)).toEqual([])
    const admin = await aMemberOf(team.owner, 'admin', 'Ada')
    expect(codeOf(await decide(admin, jobId, false))).toBe('done')
  })
})

/** Whether a dispatcher would find a job to send. */
async function somethingDue(): Promise<boolean> {
  return (await sql(`select from job where state = 'queued' and due_at <= now()`)).length > 0
}
