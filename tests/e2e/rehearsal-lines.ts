import {
  type DirectiveId,
  directiveIds,
  directiveName,
  directives,
} from '#lib/camera/directives.ts'
import { randomFrom } from '#lib/camera/random.ts'

export type Line = { prompt: string; durationSeconds: 6 | 10; frames: number[] }

/** A picture for each third of a second of a clip of 6 s, and as many of a longer one. */
const frames = (pictures: number, durationSeconds = 6) =>
  Array.from({ length: pictures }, (_, index) => Math.round((index * 8 * durationSeconds) / 6))

/** Each directive alone, in 6 s, as far as half of it. */
export const alone: Line[] = directiveIds.map((id, index) => ({
  prompt: `[${directiveName(id, index % 2 === 0 ? 'zh' : 'en')}]`,
  durationSeconds: 6,
  frames: frames(10),
}))

/** Fifty lines of several moves, always the same: at once, one after another, and both. */
export const together: Line[] = combinations(50)

function combinations(count: number): Line[] {
  const random = randomFrom(20_261_122)
  const found = new Map<string, Line>()
  while (found.size < count) {
    const groups = 1 + (found.size % 3)
    const line = Array.from({ length: groups }, () => group(groups === 1 ? 2 : 1, random))
    const moving = line.flat().filter((id) => id !== 'static' && id !== 'shake')
    if (moving.length === 0) continue
    const prompt = line
      .map((ids) => `[${ids.map((id) => directiveName(id, 'en')).join(',')}]`)
      .join(' then ')
    const durationSeconds = found.size % 10 === 9 ? 10 : 6
    const pictures = groups === 1 ? 10 : 18
    found.set(prompt, { prompt, durationSeconds, frames: frames(pictures, durationSeconds) })
  }
  return [...found.values()]
}

/** Up to three directives that go together. */
function group(least: number, random: () => number): DirectiveId[] {
  const size = least + Math.floor(random() * (4 - least))
  const ids: DirectiveId[] = []
  while (ids.length < size) {
    const id = directiveIds[Math.floor(random() * directiveIds.length)] ?? 'static'
    const clashes = ids.some(
      (other) => other === id || directives[other].opposite === id || isStill(other) || isStill(id),
    )
    if (!clashes) ids.push(id)
    else if (ids.some(isStill)) break
  }
  return ids
}

function isStill(id: DirectiveId): boolean {
  return id === 'static'
}
