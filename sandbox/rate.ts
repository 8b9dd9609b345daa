const windowMilliseconds = 60_000

/** Create calls of each account in the last 60 real seconds. */
export type RateWindow = {
  /** Counts a call; false when it was one too many (and then it does not use up a place). */
  permit(account: string): boolean
  /** The most calls that came in any 60 seconds for one account, the refused among them. */
  peak(): number
}

export function startRateWindow(limit: number): RateWindow {
  const taken = new Map<string, number[]>()
  const seen = new Map<string, number[]>()
  let peak = 0
  return {
    permit(account) {
      peak = Math.max(peak, note(seen, account))
      const recent = lately(taken, account)
      if (limit > 0 && recent.length >= limit) return false
      note(taken, account)
      return true
    },
    peak: () => peak,
  }
}

function note(times: Map<string, number[]>, account: string): number {
  const recent = lately(times, account)
  recent.push(performance.now())
  return recent.length
}

function lately(times: Map<string, number[]>, account: string): number[] {
  const start = performance.now() - windowMilliseconds
  const recent = (times.get(account) ?? []).filter((time) => time > start)
  times.set(account, recent)
  return recent
}
