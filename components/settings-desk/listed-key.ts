/** Letters typed within this long belong together, as in the browser's own lists. */
const togetherMilliseconds = 800

/** Reads keys as a list does: arrows, Home and End, and the beginning of a name. */
export function listedKeys() {
  let typed = ''
  let typedAt = 0
  /** Where `key` leads from option `at`; undefined when it means nothing here. */
  return (key: string, at: number, names: string[], now = Date.now()): number | undefined => {
    const last = names.length - 1
    if (key === 'ArrowDown' || key === 'ArrowRight') return Math.min(last, at + 1)
    if (key === 'ArrowUp' || key === 'ArrowLeft') return Math.max(0, at - 1)
    if (key === 'Home') return 0
    if (key === 'End') return last
    if (key.length !== 1 || (key === ' ' && typed === '')) return undefined
    typed = (now - typedAt < togetherMilliseconds ? typed : '') + key.toLowerCase()
    typedAt = now
    const found = names.findIndex((name) => name.toLowerCase().startsWith(typed))
    return found === -1 ? at : found
  }
}
