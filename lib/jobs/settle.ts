import 'server-only'
import { system } from '#lib/accounts/system.ts'
import { now } from '#lib/clock.ts'
import { failJob, needsAttention } from '#lib/jobs/job-rows.ts'
import { afterQuery, isKnown, isMissing } from '#lib/jobs/lifecycle.ts'
import {
  claimLook,
  type Look,
  lookAgainAtUnknown,
  noteUnknownSince,
  noteUpstreamStatus,
  postpone,
  startSaving,
} from '#lib/jobs/look-rows.ts'
import { resolveUnknown } from '#lib/jobs/resolve-unknown.ts'
import { noteUpstreamError, noteUpstreamOk } from '#lib/jobs/upstream-rows.ts'
import { log } from '#lib/log.ts'
import { queryTask } from '#lib/minimax/query.ts'
import type { QueryOutcome } from '#lib/minimax/wire.ts'
import { accountById } from '#lib/upstream-keys/queries.ts'

/** A query may take three tries of 15 s. */
const leaseSeconds = 60

/** Asks the upstream, with our key, how a job's task is, and moves the job by its answer. Harmless when repeated. */
export async function settle(jobId: string): Promise<void> {
  const look = await claimLook(jobId, 'rendering', leaseSeconds)
  if (!look) return resolveUnknown(jobId)
  const account = await accountById(system('worker'), look.attempt.accountId)
  const outcome = account ? await queryTask(account, look.attempt.taskId) : keyGone
  if (outcome.kind !== 'running') record(look, outcome)
  await move(look, outcome)
  await noteHealth(look, outcome) // nobody waits for it
}

/** What the upstream's support will ask for. */
function record({ jobId, attempt }: Look, outcome: QueryOutcome): void {
  const { kind, httpStatus, baseCode, traceId } = outcome
  log.info(
    { jobId, taskId: attempt.taskId, outcome: kind, httpStatus, baseCode, traceId },
    'query answered',
  )
}

async function move(look: Look, outcome: QueryOutcome): Promise<unknown> {
  const { jobId, attempt, looks } = look
  const unknownSince = unknownSinceAfter(look, outcome)
  await noteUnknownSince(look, unknownSince)
  const next = afterQuery(outcome, {
    ageSeconds: secondsSince(attempt.acceptedAt),
    looks,
    unknownSeconds: unknownSince ? secondsSince(unknownSince) : 0,
  })
  switch (next.to) {
    case 'saving':
      return startSaving(look, next.fileId)
    case 'failed':
      return failJob(jobId, ['rendering'], next.failure)
    case 'attention':
      await needsAttention(jobId, ['rendering'], next.failure)
      return lookAgainAtUnknown(jobId)
    case 'rendering':
      if (outcome.kind === 'running') await noteUpstreamStatus(look, outcome.status)
      return postpone(
        look,
        'rendering',
        next.lookInSeconds * (0.9 + Math.random() / 5),
        next.waiting,
      )
  }
}

/** Only an answer that knows the task ends it: an outage says nothing about the task. */
function unknownSinceAfter({ attempt }: Look, outcome: QueryOutcome): Date | undefined {
  if (isKnown(outcome)) return undefined
  return attempt.unknownSince ?? (isMissing(outcome) ? now() : undefined)
}

function secondsSince(date: Date): number {
  return (now().getTime() - date.getTime()) / 1000
}

/** As if the key were refused: nobody can ask about this task any more. */
const keyGone: QueryOutcome = {
  kind: 'stopped',
  reason: 'auth',
  httpStatus: undefined,
  baseCode: undefined,
  traceId: undefined,
  excerpt: '',
}

async function noteHealth(look: Look, outcome: QueryOutcome): Promise<void> {
  if (outcome.kind === 'running' && !outcome.known) {
    log.warn(
      { jobId: look.jobId, traceId: outcome.traceId },
      'the upstream uses a status word we do not know: taken as still running',
    )
  }
  if (outcome.kind === 'retry')
    await noteUpstreamError(look.attempt.accountId, `query_${outcome.why}`, outcome.traceId)
  else if (outcome.kind === 'stopped')
    await noteUpstreamError(look.attempt.accountId, outcome.reason, outcome.traceId)
  else await noteUpstreamOk(look.attempt.accountId)
}
