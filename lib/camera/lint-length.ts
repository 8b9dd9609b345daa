import { canonicalSegment } from './canonical.ts'
import { countCharacters, offsetOfCharacter } from './characters.ts'
import type { Segment } from './parse.ts'
import type { LintContext, Problem } from './problem.ts'

/** Longer than the upstream takes, counted as it will be sent. The fix cuts at a word and never inside a bracket. */
export function lintLength(
  prompt: string,
  segments: readonly Segment[],
  { limitCharacters: limit }: LintContext,
): Problem[] {
  const count = countSent(segments)
  if (count <= limit) return []
  const start = offsetOfLimit(segments, limit)
  const end = prompt.length
  const params = { count, limit, over: count - limit }
  const fix = { start: wordEnd(prompt, start), end, text: '' }
  return [{ code: 'too_long', start, end, params, fix }]
}

/** The characters of the canonical prompt: what the upstream counts. */
export function countSent(segments: readonly Segment[]): number {
  return segments.reduce((sum, segment) => sum + countCharacters(canonicalSegment(segment)), 0)
}

/** Where in the prompt as written its canonical form reaches the limit. */
function offsetOfLimit(segments: readonly Segment[], limit: number): number {
  let left = limit
  for (const segment of segments) {
    const count = countCharacters(canonicalSegment(segment))
    if (count > left) {
      const within = segment.kind === 'text' ? offsetOfCharacter(segment.raw, left) : 0
      return segment.start + within
    }
    left -= count
  }
  return 0
}

/** No further back than a long word is long. */
const longestWord = 40

/** The last place at or before `offset` where no word is cut, without the spaces before it. */
function wordEnd(prompt: string, offset: number): number {
  const before = prompt.slice(0, offset)
  const cutsWord = /[\p{L}\p{N}]$/u.test(before) && /^[\p{L}\p{N}]/u.test(prompt.slice(offset))
  const word = /(?!\p{Script=Han})[\p{L}\p{N}'’-]+$/u.exec(before)?.[0] ?? ''
  const whole =
    cutsWord && word.length <= longestWord ? before.slice(0, -word.length || undefined) : before
  return whole.trimEnd().length || offset
}
