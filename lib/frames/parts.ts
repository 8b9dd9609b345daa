/** What lies where in a picture's file, and which of it is the picture. */
export type Layout = {
  /** The bytes that draw it, in order; together they are a file of the same kind without any metadata. */
  parts: Part[]
  /** Where the picture ends; a file may go on. */
  endsAt: number
  animated: boolean
  /** This kind of file keeps every pixel exactly. */
  lossless: boolean
}

/** A stretch of the file (`end` excluded), or bytes in its place. */
export type Part = { start: number; end: number } | Uint8Array

/** `truncated`: the file stops before the picture does. `damaged`: it cannot be followed. */
export type Broken = 'truncated' | 'damaged'

/** More pieces than any encoder writes: a file made to keep its reader busy. */
export const mostPieces = 100_000

/** Adds a stretch to `parts`, joined to the last when it follows it. */
export function keep(parts: Part[], start: number, end: number): void {
  const last = parts.at(-1)
  if (last && 'end' in last && last.end === start) last.end = end
  else parts.push({ start, end })
}

export function sizeOf(part: Part): number {
  return 'end' in part ? part.end - part.start : part.length
}
