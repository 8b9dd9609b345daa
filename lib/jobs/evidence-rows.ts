import 'server-only'
import { createHash } from 'node:crypto'
import { machineDb } from '#lib/db.ts'

/** So much of what was seen is kept. */
const evidenceBytes = 4096

/** What was seen as a row has it: the hash of all of it, and its beginning. */
export function keptOf(body: string): { sha256: string; body: string } {
  return {
    sha256: createHash('sha256').update(body).digest('hex'),
    body: body.slice(0, evidenceBytes),
  }
}

/** Adds what was seen from outside. */
export async function addEvidence(
  attemptId: string,
  kind: 'challenge' | 'push' | 'response' | 'query' | 'operator',
  source: string,
  body: string,
): Promise<void> {
  await machineDb().evidence.create({
    data: { attemptId, kind, source, ...keptOf(body) },
  })
}

/** Task ids that pushes on this attempt's own address named, newest first. */
export async function pushedTaskIds(attemptId: string): Promise<string[]> {
  const rows = await machineDb().evidence.findMany({
    where: { attemptId, kind: { in: ['push', 'operator'] } },
    orderBy: { at: 'desc' },
    select: { source: true },
    take: 20,
  })
  return [...new Set(rows.map((row) => row.source))]
}
