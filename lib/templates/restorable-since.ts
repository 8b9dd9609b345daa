import { secondsFromNow } from '#lib/clock.ts'
import { deletedDays } from '#lib/templates/view.ts'

/** What was deleted before cannot be brought back. */
export function restorableSince(): Date {
  return secondsFromNow(-deletedDays * 24 * 3600)
}
