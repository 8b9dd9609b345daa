import 'server-only'
import type { System } from '#lib/accounts/system.ts'
import { log } from '#lib/log.ts'
import type { Fault } from '#lib/money/check-queries.ts'
import { closeDaysOf, closedFaults, withOpenDays } from '#lib/usage/closed-rows.ts'

/** Adds up the days that are over, of every workspace: pages of usage then read a few rows of each. */
export async function closeDays(_scope: System): Promise<void> {
  let closed = 0
  for (const workspaceId of await withOpenDays()) closed += await closeDaysOf(workspaceId)
  if (closed > 0) log.info({ closed }, 'days of usage were closed')
}

/** Every closed day says what its day says. Answers what does not hold; reads, and locks nothing. */
export function closedDayFaults(_scope: System): Promise<Fault[]> {
  return closedFaults()
}
