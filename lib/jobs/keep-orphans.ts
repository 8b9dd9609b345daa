import 'server-only'
import { type Orphan, recordOrphans } from '#lib/jobs/orphan-push-rows.ts'
import type { Push } from '#lib/jobs/push-rows.ts'
import { log } from '#lib/log.ts'

/**
 * Keeps pushes that came on an address of ours whose attempt is not there: this database was restored from before it, and
 * the take is paid. Answers those that are on record now. Like every push they change no job (docs/decisions/0026).
 */
export async function keepOrphans(pushes: readonly Push[]): Promise<Push[]> {
  if (pushes.length === 0) return []
  const kept = await recordOrphans(pushes)
  for (const { attemptId, taskId, isNew } of kept)
    if (isNew) log.warn({ attemptId, taskId }, 'the upstream reports a task that is not known here')
  const known = new Set(kept.map(nameOf))
  return pushes.filter((push) => known.has(nameOf(push)))
}

function nameOf({ attemptId, taskId }: Push | Orphan): string {
  return `${attemptId} ${taskId}`
}
