type Kept<T> = { at: number; value: Promise<T> }

/** As many answers of one kind are kept at most; the oldest goes first. */
const most = 1_000

/**
 * Keeps what `work` answers for `milliseconds` in this process: for what many ask for at once and may be a
 * little old. A failure is not kept.
 */
export function keeping<T>(milliseconds: number) {
  const answers = new Map<string, Kept<T>>()
  return (key: string, work: () => Promise<T>): Promise<T> => {
    const known = answers.get(key)
    if (known && performance.now() - known.at < milliseconds) return known.value
    const kept = { at: performance.now(), value: work() }
    kept.value.catch(() => answers.get(key) === kept && answers.delete(key))
    answers.delete(key)
    answers.set(key, kept)
    const [oldest] = answers.keys()
    if (answers.size > most && oldest !== undefined) answers.delete(oldest)
    return kept.value
  }
}
