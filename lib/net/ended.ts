/** The result of `work`, or undefined once `ended` fires: for work that cannot be interrupted, only left behind. */
export async function unlessEnded<T>(work: Promise<T>, ended: AbortSignal): Promise<T | undefined> {
  const { promise, resolve } = Promise.withResolvers<undefined>()
  const stop = () => resolve(undefined)
  ended.addEventListener('abort', stop, { once: true })
  if (ended.aborted) stop()
  return Promise.race([promise, work]).finally(() => ended.removeEventListener('abort', stop))
}
