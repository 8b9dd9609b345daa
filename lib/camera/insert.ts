import { writeBracket } from './canonical.ts'
import {
  type DirectiveId,
  type DirectiveLanguage,
  directiveName,
  directivesPerBracket,
} from './directives.ts'
import { type Bracket, brackets } from './parse.ts'

/** The new text and where the caret stands in it, or why nothing was inserted (messages: `insert.<code>`). */
export type Insertion =
  | { text: string; caret: number }
  | { refused: 'bracket_full' | 'already_in_bracket' }

/**
 * Puts a directive where the selection is. In prose it becomes a bracket of its own, in place of
 * what is selected. Inside a bracket it joins the group, in place of the selected names, and the
 * caret stays inside so that the next one joins too. A bracket is never cut in half.
 * Offsets are those of a text field's selection (UTF-16 units).
 */
export function insertDirective(
  text: string,
  selectionStart: number,
  selectionEnd: number,
  id: DirectiveId,
  language: DirectiveLanguage,
): Insertion {
  const start = within(text, Math.min(selectionStart, selectionEnd))
  const end = within(text, Math.max(selectionStart, selectionEnd))
  const all = brackets(text)
  const around = all.find((bracket) => bracket.start < start && end < bracket.end)
  if (around) return joinBracket(text, { start, end }, around, { id, language })
  const cutStart = all.find((bracket) => bracket.start < start && start < bracket.end)?.start
  const cutEnd = all.find((bracket) => bracket.start < end && end < bracket.end)?.end
  const before = text.slice(0, cutStart ?? start)
  const after = text.slice(cutEnd ?? end)
  const bracket = writeBracket([directiveName(id, language)])
  const head = before + (/[\p{Script=Latin}\p{N}.,;:!?'")]$/u.test(before) ? ' ' : '') + bracket
  const gap = /^[\p{Script=Latin}\p{N}]/u.test(after) ? ' ' : ''
  return { text: head + gap + after, caret: head.length + gap.length }
}

function joinBracket(
  text: string,
  selection: { start: number; end: number },
  bracket: Bracket,
  { id, language }: { id: DirectiveId; language: DirectiveLanguage },
): Insertion {
  const kept = bracket.tokens.filter(
    (token) =>
      selection.start === selection.end ||
      token.end <= selection.start ||
      token.start >= selection.end,
  )
  if (kept.some((token) => token.directive === id)) return { refused: 'already_in_bracket' }
  if (kept.length >= directivesPerBracket) return { refused: 'bracket_full' }
  const names = kept.map((token) => token.raw)
  const written = writeBracket([...names, directiveName(id, language)])
  const head = text.slice(0, bracket.start) + written
  return { text: head + text.slice(bracket.end), caret: head.length - 1 }
}

function within(text: string, offset: number): number {
  return Math.min(Math.max(Math.trunc(offset), 0), text.length)
}
