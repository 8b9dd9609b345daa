import { setTimeout as wait } from 'node:timers/promises'
import { sql } from '#tests/support/database.ts'

/**
 * What takes minutes in life takes a moment here: ages are moved back in the database, no clock is touched. A row that
 * the product has in hand is left to the next round. Ends when `stop` is called, after the round that is under way.
 */
export function patience(): { stop: () => Promise<void> } {
  const over = new AbortController()
  const rounds = (async () => {
    while (!over.signal.aborted) {
      await sql(unknownForLong)
      await sql(dueSoon)
      await wait(300, undefined, { signal: over.signal }).catch(() => {})
    }
  })()
  return {
    stop: () => {
      over.abort()
      return rounds
    },
  }
}

/** An answer that was missed for three seconds was missed for three minutes. */
const unknownForLong = `
  update attempt set sending_at = sending_at - interval '3 minutes' where id in (
    select id from attempt a
    where state = 'unknown' and sending_at > now() - interval '2 minutes' and exists (
      select from event where attempt_id = a.id and kind = 'unknown' and at < now() - interval '3 seconds'
    )
    for no key update skip locked
  )`

/**
 * The next look, the next try to save and the next call after a refused address come at once; what is being looked at
 * keeps its lease.
 */
const dueSoon = `
  update job set due_at = now() where id in (
    select id from job
    where due_at > now() + interval '200 milliseconds' and due_at < now() + interval '28 seconds' and (
      state in ('submitting', 'rendering') or (state = 'saving' and waiting_code is not null)
      or (state = 'queued' and waiting_code = 'callback')
    )
    for no key update skip locked
  )`
