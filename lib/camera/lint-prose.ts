import { languageOf, writeBracket } from './canonical.ts'
import { directiveName, directives } from './directives.ts'
import { type Bracket, isDirecting, type Segment, type Token } from './parse.ts'
import type { Problem, TextFix } from './problem.ts'
import { movesTold, type ToldMove } from './prose-moves.ts'

/** Prose that tells the camera the opposite of a directive. The fix believes the prose. */
export function lintProse(prompt: string, segments: readonly Segment[]): Problem[] {
  const directing = segments.filter(isDirecting)
  if (directing.length === 0) return []
  const told = segments.flatMap((segment) =>
    segment.kind === 'text' ? movesTold(segment.raw).map((move) => moved(move, segment)) : [],
  )
  const chips = directing.flatMap((bracket) => bracket.tokens.map((token) => ({ bracket, token })))
  return told.flatMap((move) => contradiction(prompt, chips, move, told))
}

function moved(move: ToldMove, { start }: Segment): ToldMove {
  return { ...move, start: move.start + start, end: move.end + start }
}

/** A directive that goes with the words, or words that go with the directive, make it a sequence and no contradiction. */
function contradiction(
  prompt: string,
  chips: readonly { bracket: Bracket; token: Token }[],
  told: ToldMove,
  all: readonly ToldMove[],
): Problem[] {
  if (chips.some(({ token }) => isOneOf(told.agrees, token))) return []
  const [nearest] = chips
    .filter(({ token }) => isOneOf(told.against, token))
    .sort((a, b) => distance(a.token, told) - distance(b.token, told))
  if (!nearest || isSequence(prompt, nearest.token, told)) return []
  if (all.some(({ agrees }) => isOneOf(agrees, nearest.token))) return []
  const { start, end } = told
  const params = { phrase: prompt.slice(start, end), token: nearest.token.raw }
  const fix = inPlaceOf(nearest.bracket, nearest.token, told)
  return [{ code: 'prose_contradicts', start, end, params, fix }]
}

function isOneOf(ids: readonly string[], { directive }: Token): boolean {
  return directive !== undefined && ids.includes(directive)
}

function distance(token: Token, { start, end }: ToldMove): number {
  return Math.max(token.start - end, start - token.end)
}

/** First the one, then the other: both are true. */
function isSequence(prompt: string, token: Token, told: ToldMove): boolean {
  const between = prompt.slice(Math.min(token.start, told.start), Math.max(token.end, told.end))
  return /\b(?:then|before|after|afterwards|later|finally|next|until|first|ends?|at last)\b|然后|接着|随后|之后|最后|最终|后来|直到|转而|首先|再|先/iu.test(
    between,
  )
}

/** What stands still does so alone; a camera that was still gets the told move; any other turns round. */
function inPlaceOf(bracket: Bracket, token: Token, { move }: ToldMove): TextFix {
  const language = languageOf(token)
  if (move === 'static') {
    const { start, end } = bracket
    return { start, end, text: writeBracket([directiveName(move, language)]) }
  }
  const { start, end, directive } = token
  const opposite = directive && directives[directive].opposite
  return { start, end, text: directiveName(opposite ?? move, language) }
}
