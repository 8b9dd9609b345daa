export type ByteRange = { start: number; end: number }

/**
 * What a Range header asks of `sizeBytes` bytes (RFC 9110, 14): one range, inclusive and cut to what
 * is there. `whole` for anything else that may be ignored: another unit, several ranges, nonsense,
 * an empty file. `unsatisfiable` for a range that begins behind the end.
 */
export function byteRange(
  header: string | null,
  sizeBytes: number,
): ByteRange | 'whole' | 'unsatisfiable' {
  const set = /^bytes=(.*)$/i.exec(header ?? '')?.[1]
  const [spec, ...more] = (set ?? '').split(',').map(trimmed).filter(Boolean)
  const parts = /^(\d*)-(\d*)$/.exec(spec ?? '')
  if (!parts || more.length > 0 || sizeBytes === 0) return 'whole'
  const [, first = '', last = ''] = parts
  if (first === '') return last === '' ? 'whole' : suffix(Number(last), sizeBytes)
  return fromTo(Number(first), last === '' ? Number.POSITIVE_INFINITY : Number(last), sizeBytes)
}

function trimmed(text: string): string {
  return text.replace(/^[ \t]+|[ \t]+$/g, '')
}

function suffix(length: number, sizeBytes: number): ByteRange | 'unsatisfiable' {
  if (length === 0) return 'unsatisfiable'
  return { start: Math.max(0, sizeBytes - length), end: sizeBytes - 1 }
}

function fromTo(first: number, last: number, sizeBytes: number) {
  if (last < first) return 'whole'
  if (first >= sizeBytes) return 'unsatisfiable'
  return { start: first, end: Math.min(last, sizeBytes - 1) }
}
