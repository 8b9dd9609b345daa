import { writeBracket } from './canonical.ts'
import { directiveNamed } from './names.ts'
import type { Problem, TextFix } from './problem.ts'

/**
 * Brackets that have no partner. When a directive stands beside one, the fix completes the
 * bracket; otherwise it removes the stray character.
 */
export function lintUnbalanced(prompt: string): Problem[] {
  return strayBrackets(prompt).map((start) => ({
    code: 'unbalanced_bracket',
    start,
    end: start + 1,
    params: { bracket: prompt.charAt(start) },
    fix: completed(prompt, start) ?? { start, end: start + 1, text: '' },
  }))
}

const opening = '[【［'
const closing = ']】］'

/** Offsets of bracket characters without a partner on their line; any width closes any width, as in parse.ts. */
function strayBrackets(text: string): number[] {
  const open: number[] = []
  const stray: number[] = []
  for (let index = 0; index < text.length; index++) {
    const character = text.charAt(index)
    if (opening.includes(character)) open.push(index)
    else if (closing.includes(character) && open.pop() === undefined) stray.push(index)
    else if (character === '\n' || character === '\r') stray.push(...open.splice(0))
  }
  return [...stray, ...open].sort((a, b) => a - b)
}

/** Longer than any three directives written out. */
const longestGroup = 64

/** The edit that makes a whole bracket of a stray one and the directives next to it, if there are any. */
function completed(text: string, index: number): TextFix | undefined {
  const opens = opening.includes(text.charAt(index))
  const beside = opens
    ? text.slice(index + 1, index + 1 + longestGroup).replace(/[[\]【】［］\n\r].*$/s, '')
    : text.slice(Math.max(0, index - longestGroup), index).replace(/^.*[[\]【】［］\n\r]/s, '')
  for (let length = beside.length; length > 0; length--) {
    const cut = opens ? length : beside.length - length
    if (/^\p{Script=Latin}{2}$/u.test(beside.slice(cut - 1, cut + 1))) continue // in the middle of a word
    const names = wholeGroup(opens ? beside.slice(0, cut) : beside.slice(cut))
    if (!names) continue
    const start = opens ? index : index - length
    return { start, end: start + length + 1, text: writeBracket(names) }
  }
  return undefined
}

/** The names in `inside` when all of it is directives, with nothing before, between or after. */
function wholeGroup(inside: string): string[] | undefined {
  if (inside !== inside.trim()) return undefined
  const names = inside
    .split(/[,，、]/)
    .map((name) => name.trim())
    .filter(Boolean)
  return names.length > 0 && names.every(directiveNamed) ? names : undefined
}
