import { createHash } from 'node:crypto'
import type { IncomingHttpHeaders } from 'node:http'
import { Refusal } from './base-resp.ts'

/** Name of the account that a request's bearer belongs to: a digest, so that no record holds a key. */
export function accountOf(headers: IncomingHttpHeaders, badKey: string): string | Refusal {
  const key = /^Bearer\s+(\S+)$/i.exec(headers.authorization ?? '')?.[1]
  if (key === undefined || key === badKey) return new Refusal(1004)
  if (key.endsWith('-expired')) return new Refusal(2049)
  return createHash('sha256').update(key).digest('hex').slice(0, 12)
}
