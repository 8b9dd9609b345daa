import 'server-only'
import { queryTask } from '#lib/minimax/query.ts'
import type { Account, QueryOutcome } from '#lib/minimax/wire.ts'
import { inTurn } from '#lib/turns.ts'
import type { KeyTest } from '#lib/upstream-keys/view.ts'

/** An id that no task has: who may ask is told that there is no such task, who may not is told that. */
const noTask = '1'

/** Asks about a task that does not exist: it costs nothing, creates nothing, and shows what the key is worth. */
export async function tryAccount(account: Account): Promise<KeyTest> {
  const options = { tries: 1, timeoutMs: 10_000 }
  return meaningOf(await inTurn('key test', 4, () => queryTask(account, noTask, options)))
}

/** docs/upstream.md, 6. */
function meaningOf(outcome: QueryOutcome): KeyTest {
  const { kind, baseCode, httpStatus } = outcome
  if (kind === 'retry') return outcome.why === 'network' ? 'unreachable' : 'unclear'
  if (kind !== 'stopped' || outcome.reason === 'unknown_task') return 'works'
  if (baseCode === 1008 || httpStatus === 402) return 'no_balance'
  return refusing.some((code) => code === baseCode) || !baseCode ? 'refused' : 'no_plan'
}

const refusing = [1004, 2049]
