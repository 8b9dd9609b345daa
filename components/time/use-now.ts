import { useSyncExternalStore } from 'react'

/** One timer for each interval, however many times are on the page. */
class Ticker {
  private readonly listeners = new Set<() => void>()
  private timer: ReturnType<typeof setInterval> | undefined
  private readonly milliseconds: number

  constructor(milliseconds: number) {
    this.milliseconds = milliseconds
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener)
    this.timer ??= setInterval(() => {
      for (const each of this.listeners) each()
    }, this.milliseconds)
    return () => {
      this.listeners.delete(listener)
      if (this.listeners.size > 0) return
      clearInterval(this.timer)
      this.timer = undefined
    }
  }

  /** The present, to the interval, so that a render in between changes nothing. */
  readonly now = (): number => Math.floor(Date.now() / this.milliseconds) * this.milliseconds
}

const seconds = new Ticker(1_000)
const tens = new Ticker(10_000)

/** The present in milliseconds, moving each second or each ten; null on the server and while hydrating. */
export function useNow(every: 'second' | 'ten'): number | null {
  const ticker = every === 'second' ? seconds : tens
  return useSyncExternalStore(ticker.subscribe, ticker.now, () => null)
}
