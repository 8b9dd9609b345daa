import 'server-only'
import type { Db } from '#lib/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { addedToUsage, type Ended, end, usageOf, usageOfMany } from '#lib/money/usage.ts'

/**
 * The ledger (docs/decisions/0013): each function is one statement in the transaction that moves the job, after
 * the job and before its event. A job without a known price moves no money and is still counted.
 */

/** What becomes of money that was held. */
export type Closing = 'charge' | 'release' | 'loss'

const closesTo = { charge: 'spent', release: 'available', loss: 'lost' } as const

/**
 * The attempts of a job whose hold is open, as `(attempt_id, amount_micros, recovered)`: never more than one, for a
 * new attempt is held only when the one before gave back.
 */
function open(jobId: string): Prisma.Sql {
  return Prisma.sql`
    select attempt_id, max(amount_micros) filter (where kind = 'hold') as amount_micros, bool_or(kind = 'recovery') as recovered
    from transfer where job_id = ${jobId}::uuid
    group by attempt_id
    having count(*) filter (where credit = 'held') > count(*) filter (where debit = 'held')`
}

/** Charges, gives back or writes off what is held for a job, and counts how the job ended, if it did. */
export async function closeHold(
  tx: Db,
  jobId: string,
  closing: Closing,
  ended?: Ended,
): Promise<void> {
  await tx.$executeRaw`
    with j as (select * from job where id = ${jobId}::uuid), ${closedHold(jobId, closing, ended)} select from counted`
}

/** The same inside a statement that has the job as `j`, one row or none. Then `counted` has as many. */
export function closedHold(jobId: string, closing: Closing, ended?: Ended): Prisma.Sql {
  const micros = Prisma.sql`(select coalesce(sum(amount_micros), 0)::bigint from closed)`
  const change = {
    held: Prisma.sql`-${micros}`,
    charged: closing === 'charge' ? micros : undefined,
    lost: closing === 'loss' ? micros : undefined,
    ...end(ended),
  }
  return Prisma.sql`open as (${open(jobId)}), closed as (
      insert into transfer (id, workspace_id, job_id, attempt_id, kind, debit, credit, amount_micros, after_recovery)
      select gen_random_uuid(), j.workspace_id, j.id, open.attempt_id, ${closing}::transfer_kind, 'held', ${closesTo[closing]},
        open.amount_micros, open.recovered
      from open, j
      returning amount_micros
    ), counted as (${usageOf(Prisma.sql`j`, change)} returning workspace_id)`
}

/** Gives back what is held for many jobs that were canceled together, and counts them. */
export async function releaseHolds(tx: Db, jobIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    with open as (
      select job_id, attempt_id, max(amount_micros) filter (where kind = 'hold') as amount_micros, bool_or(kind = 'recovery') as recovered
      from transfer where job_id = any(${[...jobIds]}::uuid[])
      group by job_id, attempt_id
      having count(*) filter (where credit = 'held') > count(*) filter (where debit = 'held')
    ), closed as (
      insert into transfer (id, workspace_id, job_id, attempt_id, kind, debit, credit, amount_micros, after_recovery)
      select gen_random_uuid(), j.workspace_id, j.id, open.attempt_id, 'release', 'held', 'available', open.amount_micros, open.recovered
      from open join job j on j.id = open.job_id
      returning job_id, -amount_micros as held_micros
    )
    ${usageOfMany(Prisma.sql`job j left join closed on closed.job_id = j.id where j.id = any(${[...jobIds]}::uuid[])`, { canceled: true })}`
}

/** Holds the prices of jobs that waited for approval together, by their quotes. */
export async function holdAllApproved(tx: Db, jobIds: readonly string[]): Promise<void> {
  await tx.$executeRaw`
    with held as (
      insert into transfer (id, workspace_id, job_id, attempt_id, kind, debit, credit, amount_micros)
      select gen_random_uuid(), j.workspace_id, j.id, a.id, 'hold', 'available', 'held', j.price_micros
      from job j join attempt a on a.job_id = j.id and a.state = 'prepared'
      where j.id = any(${[...jobIds]}::uuid[]) and j.price_micros is not null
      returning job_id, amount_micros as held_micros
    )
    ${usageOfMany(Prisma.sql`job j join held on held.job_id = j.id`, {})}`
}

/** A new attempt takes over the hold of the one that was refused: what was given back is held again. */
export async function moveHold(tx: Db, jobId: string, attemptId: string): Promise<void> {
  await tx.$executeRaw`
    with open as (${open(jobId)}), released as (
      insert into transfer (id, workspace_id, job_id, attempt_id, kind, debit, credit, amount_micros, after_recovery)
      select gen_random_uuid(), j.workspace_id, j.id, open.attempt_id, 'release', 'held', 'available', open.amount_micros, open.recovered
      from open join job j on j.id = ${jobId}::uuid
      returning workspace_id, job_id, amount_micros
    )
    insert into transfer (id, workspace_id, job_id, attempt_id, kind, debit, credit, amount_micros)
    select gen_random_uuid(), workspace_id, job_id, ${attemptId}::uuid, 'hold', 'available', 'held', amount_micros from released`
}

/** Holds the price of a job that waited for approval, by its quote. */
export async function holdApproved(tx: Db, jobId: string, attemptId: string): Promise<void> {
  await tx.$executeRaw`
    with held as (
      insert into transfer (id, workspace_id, job_id, attempt_id, kind, debit, credit, amount_micros)
      select gen_random_uuid(), workspace_id, id, ${attemptId}::uuid, 'hold', 'available', 'held', price_micros
      from job where id = ${jobId}::uuid and price_micros is not null
      returning amount_micros
    )
    ${addedToUsage(jobId, { held: Prisma.sql`(select coalesce(sum(amount_micros), 0)::bigint from held)` })}`
}

/**
 * A late proof: an attempt that was given up is paid after all, so what was given back or written off for it
 * is held again. `reopened`: the job had failed, and goes on.
 */
export async function recover(
  tx: Db,
  jobId: string,
  attemptId: string,
  reopened: boolean,
): Promise<void> {
  const micros = (debit?: string) =>
    Prisma.sql`(select coalesce(sum(amount_micros), 0)::bigint from recovered ${
      debit ? Prisma.sql`where debit = ${debit}` : Prisma.empty
    })`
  await tx.$executeRaw`
    with closed as (
      select workspace_id, job_id, attempt_id, amount_micros,
        bool_or(kind = 'loss') over () as lost
      from transfer where attempt_id = ${attemptId}::uuid and kind in ('release', 'loss') and not after_recovery
    ), recovered as (
      insert into transfer (id, workspace_id, job_id, attempt_id, kind, debit, credit, amount_micros)
      select gen_random_uuid(), workspace_id, job_id, attempt_id, 'recovery', case when lost then 'lost' else 'available' end, 'held',
        amount_micros
      from closed
      returning debit, amount_micros
    )
    ${addedToUsage(jobId, {
      held: micros(),
      lost: Prisma.sql`-${micros('lost')}`,
      failed: reopened ? -1 : 0,
    })}`
}
