import 'server-only'
import { now, secondsFromNow } from '#lib/clock.ts'
import { type Db, machineDb } from '#lib/db.ts'
import { keeping } from '#lib/kept.ts'

/** What all processes know of the upstream account. Facts for `/operations`. */

/** Good news is written now and then, not each time: sends wait for this row, and every look would ask for it. */
const goodNewsEverySeconds = 5
const okNoted = keeping<void>(goodNewsEverySeconds * 1000)
const callbackNoted = keeping<void>(goodNewsEverySeconds * 1000)

export function noteUpstreamOk(accountId: string): Promise<void> {
  return okNoted(accountId, async () => {
    const news = [{ lastOkAt: null }, { lastOkAt: { lt: secondsFromNow(-goodNewsEverySeconds) } }]
    await machineDb().upstream.updateMany({
      where: { accountId, OR: news },
      data: { lastOkAt: now() },
    })
  })
}

export async function noteUpstreamError(
  accountId: string,
  code: string,
  traceId: string | undefined,
): Promise<void> {
  await machineDb().upstream.updateMany({
    where: { accountId },
    data: { lastErrorAt: now(), lastErrorCode: code, lastTraceId: traceId ?? null },
  })
}

/** The upstream says that it could not reach our callback address: sends go without one for a while. */
export async function noteCallbackError(accountId: string): Promise<void> {
  await machineDb().upstream.updateMany({ where: { accountId }, data: { callbackErrorAt: now() } })
}

export function noteCallbackSeen(accountId: string): Promise<void> {
  return callbackNoted(accountId, async () => {
    const news = [
      { callbackSeenAt: null },
      { callbackSeenAt: { lt: secondsFromNow(-goodNewsEverySeconds) } },
    ]
    await machineDb().upstream.updateMany({
      where: { accountId, OR: news },
      data: { callbackSeenAt: now() },
    })
  })
}

/** An accepted task without an echo on record, or of an attempt that was given up, disproves that the challenge is a vote. */
export async function demoteVote(accountId: string, db: Db = machineDb()): Promise<void> {
  await db.upstream.updateMany({
    where: { accountId, mode: 'vote' },
    data: { mode: 'advisory' },
  })
}
