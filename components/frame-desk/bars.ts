import type { Grey } from '#components/frame-desk/grey.ts'
import type { Box } from '#components/frame-desk/plan.ts'

/**
 * What lies between the bars of a letterbox or pillarbox: lines of one brightness along two opposite sides, which
 * end at once. A subject on an even background does not end at once, and is no letterbox. Undefined without bars.
 */
export function barsOf(picture: Grey): Box | undefined {
  const { width, height } = picture
  const rows = pairOf(height, width, (line, at) => picture.light[line * width + at] ?? 0)
  const columns = pairOf(width, height, (line, at) => picture.light[at * width + line] ?? 0)
  if (!rows && !columns) return undefined
  const [top, bottom] = rows ?? [0, 0]
  const [left, right] = columns ?? [0, 0]
  return { x: left, y: top, width: width - left - right, height: height - top - bottom }
}

type At = (line: number, at: number) => number

/** How many lines the bars on both sides take; both must be there. */
function pairOf(lines: number, length: number, at: At): [number, number] | undefined {
  const first = barOf(lines, length, at)
  const last = barOf(lines, length, (line, place) => at(lines - 1 - line, place))
  return first && last ? [first, last] : undefined
}

/** The least share of the picture that a bar takes, and the most that both may. */
const leastShare = 0.015
const mostShare = 0.45
/** How far a line's brightness may stray, compression counted in. */
const evenWithin = 14
/** How much of the line behind the bar must be something else. */
const otherShare = 0.55

function barOf(lines: number, length: number, at: At): number {
  const level = at(0, Math.floor(length / 2))
  const most = Math.floor(lines * mostShare)
  let bar = 0
  while (bar <= most && strays(bar, length, at, level) < 0.01) bar += 1
  if (bar > most || bar < Math.max(3, lines * leastShare)) return 0
  // The line at the edge itself may be mixed of both.
  return strays(bar + 1, length, at, level) > otherShare ? bar : 0
}

/** The share of a line that is of another brightness. */
function strays(line: number, length: number, at: At, level: number): number {
  let count = 0
  for (let place = 0; place < length; place += 1)
    if (Math.abs(at(line, place) - level) > evenWithin) count += 1
  return count / length
}
