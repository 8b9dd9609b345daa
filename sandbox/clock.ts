/**
 * The time that tasks live in: it runs `speed` times as fast as the real one, and a change of speed
 * reaches the waits that are already under way.
 */
export type Clock = {
  /** Milliseconds since the clock was made, in task time. */
  now(): number
  speed(): number
  setSpeed(speed: number): void
  /** Resolves when `now()` has reached `at`; rejects when `signal` aborts. */
  until(at: number, signal: AbortSignal): Promise<void>
}

type Alarm = { at: number; ring: () => void; timer: NodeJS.Timeout | undefined }

export function startClock(initialSpeed: number): Clock {
  let speed = initialSpeed
  let since = { real: performance.now(), task: 0 }
  const alarms = new Set<Alarm>()

  const now = () => since.task + (performance.now() - since.real) * speed

  function arm(alarm: Alarm) {
    clearTimeout(alarm.timer)
    const realMilliseconds = (alarm.at - now()) / speed
    alarm.timer = setTimeout(alarm.ring, Math.max(0, Math.min(realMilliseconds, 2 ** 31 - 1)))
  }

  return {
    now,
    speed: () => speed,
    setSpeed(next) {
      since = { real: performance.now(), task: now() }
      speed = next
      for (const alarm of alarms) arm(alarm)
    },
    until(at, signal) {
      return new Promise((resolve, reject) => {
        if (signal.aborted) return reject(signal.reason)
        const alarm: Alarm = { at, ring: () => end(resolve), timer: undefined }
        const stop = () => end(() => reject(signal.reason))
        function end(settle: () => void) {
          clearTimeout(alarm.timer)
          alarms.delete(alarm)
          signal.removeEventListener('abort', stop)
          settle()
        }
        signal.addEventListener('abort', stop, { once: true })
        alarms.add(alarm)
        arm(alarm)
      })
    },
  }
}
