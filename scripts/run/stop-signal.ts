/** One press of Ctrl-C may arrive twice: from the terminal and from npm. */
const onePressMilliseconds = 1_000

/**
 * Aborts when this process is told to end, or when the one that started it is gone. `impatient` runs
 * when it is told again.
 */
export function stopSignal(impatient: () => void): AbortSignal {
  const stop = new AbortController()
  let toldAt = 0
  const tell = () => {
    const again = toldAt > 0 && performance.now() - toldAt > onePressMilliseconds
    toldAt ||= performance.now()
    if (again) impatient()
    stop.abort(new Stopped())
  }
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, tell)
  process.once('disconnect', tell)
  process.channel?.unref()
  return stop.signal
}

/** Somebody ended us before we were done. */
export class Stopped extends Error {}
