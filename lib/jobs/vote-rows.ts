import 'server-only'
import { createHash } from 'node:crypto'
import { now } from '#lib/clock.ts'
import { machineDb } from '#lib/db.ts'

/** The vote: our echo is committed before it is spoken, and only once for each attempt. */
export async function castVote(attemptId: string, challenge: string): Promise<boolean> {
  const challengeSha256 = createHash('sha256').update(challenge).digest('hex')
  const { count } = await machineDb().attempt.updateMany({
    where: {
      id: attemptId,
      state: { in: ['sending', 'unknown'] },
      OR: [{ echoedAt: null }, { challengeSha256 }],
      job: { cancelRequestedAt: null },
    },
    data: { echoedAt: now(), challengeSha256 },
  })
  return count === 1
}

/** An echo that is given anyway (modes advisory and none): kept as a fact about the attempt. */
export async function recordEcho(attemptId: string, challenge: string): Promise<void> {
  const challengeSha256 = createHash('sha256').update(challenge).digest('hex')
  await machineDb().attempt.updateMany({
    where: { id: attemptId, echoedAt: null },
    data: { echoedAt: now(), challengeSha256 },
  })
}
