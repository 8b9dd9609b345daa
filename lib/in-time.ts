import { wait } from '#lib/clock.ts'

/** What `work` resolves to, or the error `late` when it takes longer than `milliseconds`: it then goes on for nobody. */
export async function inTime<T>(work: Promise<T>, milliseconds: number, late: Error): Promise<T> {
  const ended = new AbortController()
  const limit = wait(milliseconds, ended.signal).then(() => Promise.reject(late))
  limit.catch(() => {}) // work was first
  return await Promise.race([work, limit]).finally(() => ended.abort())
}
