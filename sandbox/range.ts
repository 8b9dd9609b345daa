/** The part of a body that a Range header asks for; offsets in bytes, both inclusive. */
export type Part = { start: number; end: number }

/**
 * Reads a `Range` header for a body of `sizeBytes`. Only a single byte range counts; anything else
 * is answered whole (undefined). A range that lies outside is `unsatisfiable`.
 */
export function readRange(
  header: string | undefined,
  sizeBytes: number,
): Part | 'unsatisfiable' | undefined {
  const match = /^bytes=(\d*)-(\d*)$/.exec(header ?? '')
  if (!match || (match[1] === '' && match[2] === '')) return undefined
  const [first, last] = [match[1], match[2]]
  if (first === '') {
    const suffix = Math.min(Number(last), sizeBytes)
    return suffix > 0 ? { start: sizeBytes - suffix, end: sizeBytes - 1 } : 'unsatisfiable'
  }
  const start = Number(first)
  const end = last === '' ? sizeBytes - 1 : Math.min(Number(last), sizeBytes - 1)
  if (last !== '' && Number(last) < start) return undefined
  return start < sizeBytes ? { start, end } : 'unsatisfiable'
}
