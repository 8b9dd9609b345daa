import { writeBracket } from './canonical.ts'
import { directivesPerBracket } from './directives.ts'
import { type Bracket, brackets, isDirecting, type Token } from './parse.ts'

/** A move on the camera line: the how-manieth group that directs, and the how-manieth directive in it. */
export type ChipPlace = { group: number; chip: number }

/** Why a move cannot join a group (messages: `insert.<code>`). */
type JoinRefusal = 'bracket_full' | 'already_in_bracket'

/** The camera line as it is drawn: groups one after another, the moves of a group at once. */
export function groupsOf(text: string): Chip[][] {
  return brackets(text).filter(isDirecting).map(chipsOf)
}

export type Chip = Token & { directive: NonNullable<Token['directive']> }

function chipsOf({ tokens }: Bracket): Chip[] {
  return tokens.filter(
    (token, index): token is Chip =>
      token.directive !== undefined &&
      tokens.findIndex(({ directive }) => directive === token.directive) === index,
  )
}

/** Takes a move off the line; a bracket that is left empty goes with it. The prose stays. */
export function removeChip(text: string, from: ChipPlace): string {
  const found = find(text, from)
  return found ? edited(text, [without(text, found.bracket, found.chip)]) : text
}

/** Lets a move happen together with the moves of `target`. */
export function joinGroup(
  text: string,
  from: ChipPlace,
  target: number,
): { text: string } | { refused: JoinRefusal } {
  const found = find(text, from)
  const into = brackets(text).filter(isDirecting)[target]
  if (!found || !into || target === from.group) return { text }
  if (into.tokens.some(({ directive }) => directive === found.chip.directive))
    return { refused: 'already_in_bracket' }
  if (into.tokens.length >= directivesPerBracket) return { refused: 'bracket_full' }
  const names = [...into.tokens, found.chip].map(({ raw }) => raw)
  const joined = { start: into.start, end: into.end, text: writeBracket(names) }
  return { text: edited(text, [joined, without(text, found.bracket, found.chip)]) }
}

/**
 * Gives a move a place of its own in the sequence, before the group that is at `slot` now. A move that was alone
 * already changes places with the others: each bracket of the text keeps its place in the prose and gets new content.
 */
export function placeAt(text: string, from: ChipPlace, slot: number): string {
  const found = find(text, from)
  if (!found) return text
  const line = brackets(text).filter(isDirecting)
  if (found.bracket.tokens.length > 1) {
    const own = writeBracket([found.chip.raw])
    const at = line[slot]?.start ?? line.at(-1)?.end ?? 0
    const beside = { start: at, end: at, text: own }
    return edited(text, [beside, without(text, found.bracket, found.chip)])
  }
  const contents = line.map(({ tokens }) => writeBracket(tokens.map(({ raw }) => raw)))
  const [moved = ''] = contents.splice(from.group, 1)
  contents.splice(slot > from.group ? slot - 1 : slot, 0, moved)
  const edits = line.map(({ start, end }, index) => ({ start, end, text: contents[index] ?? '' }))
  return edited(text, edits)
}

function find(text: string, { group, chip }: ChipPlace) {
  const bracket = brackets(text).filter(isDirecting)[group]
  const token = bracket && chipsOf(bracket)[chip]
  return token && { bracket, chip: token }
}

type Edit = { start: number; end: number; text: string }

/** The bracket without every token that names the chip's directive, or nothing and no double space where it was alone. */
function without(text: string, bracket: Bracket, chip: Chip): Edit {
  const rest = bracket.tokens.filter(({ directive }) => directive !== chip.directive)
  const { start, end } = bracket
  if (rest.length > 0) return { start, end, text: writeBracket(rest.map(({ raw }) => raw)) }
  const gap = /(?:^|\s)$/.test(text.slice(0, start)) && text.charAt(end) === ' ' ? 1 : 0
  return { start, end: end + gap, text: '' }
}

/** Edits that do not overlap, applied from the last to the first so that offsets hold. */
function edited(text: string, edits: readonly Edit[]): string {
  return [...edits]
    .sort((a, b) => b.start - a.start || b.end - a.end)
    .reduce((done, edit) => done.slice(0, edit.start) + edit.text + done.slice(edit.end), text)
}
