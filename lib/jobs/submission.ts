import 'server-only'
import { createHash } from 'node:crypto'
import type { JobRequest } from '#lib/jobs/schema.ts'

/**
 * What makes a submission the same one again: the form it came from and everything it asks for. A double
 * click, a repeated action and a duplicated tab agree in both; another wish from the same form does not. What it
 * costs by now, and whether an admin is asked, does not make it another.
 */
export function submissionKey(
  request: Omit<JobRequest, 'seenMicros' | 'askApproval' | 'sourceId'>,
): string {
  return keyOf(request)
}

/** The UUID of what is asked, whatever the order of its fields. */
export function keyOf(wish: object): string {
  const asked = Object.entries(wish).sort(([a], [b]) => a.localeCompare(b))
  const hash = createHash('sha256').update(JSON.stringify(asked)).digest()
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x80 // a UUID of version 8: made from a hash of our own
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80
  return hash.toString('hex', 0, 16).replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}
