import { writeBracket } from './canonical.ts'
import { type DirectiveId, directiveName, directives, directivesPerBracket } from './directives.ts'
import { isOfficialName } from './names.ts'
import type { Bracket, Token } from './parse.ts'
import type { Problem } from './problem.ts'
import { suggest } from './suggest.ts'

/** What is wrong with one bracket and the names in it. */
export function lintBracket(bracket: Bracket): Problem[] {
  return [
    ...lintWidth(bracket),
    ...bracket.tokens.flatMap(lintToken),
    ...lintCount(bracket),
    ...lintContradictions(bracket),
    ...lintStatic(bracket),
  ]
}

function lintWidth({ raw, start, end, tokens }: Bracket): Problem[] {
  if (!/[【】［］，、]/.test(raw) || !tokens.some(({ directive }) => directive)) return []
  const text = writeBracket(tokens.map((token) => token.raw))
  return [{ code: 'full_width', start, end, params: { text }, fix: { start, end, text } }]
}

function lintToken({ raw, start, end, directive }: Token): Problem[] {
  if (directive && isOfficialName(raw, directive)) return []
  const meant = directive ?? suggest(raw)
  const problem: Problem = {
    code: directive ? 'unofficial_name' : 'unknown_directive',
    start,
    end,
    params: { token: raw, suggestion: 'none' },
  }
  if (!meant) return [problem]
  const text = directiveName(meant, /\p{Script=Han}/u.test(raw) ? 'zh' : 'en')
  return [{ ...problem, params: { token: raw, suggestion: text }, fix: { start, end, text } }]
}

/** The fix lets the directives beyond the third follow instead of acting at once. */
function lintCount({ start, end, tokens }: Bracket): Problem[] {
  if (tokens.length <= directivesPerBracket) return []
  const text = inGroups(tokens, directivesPerBracket)
  const params = { count: tokens.length, limit: directivesPerBracket }
  return [{ code: 'too_many_directives', start, end, params, fix: { start, end, text } }]
}

function inGroups(tokens: readonly Token[], size: number): string {
  const names = tokens.map((token) => token.raw)
  const groups = Math.ceil(names.length / size)
  return Array.from({ length: groups }, (_, index) =>
    writeBracket(names.slice(index * size, (index + 1) * size)),
  ).join('')
}

/** The fix moves the later of the two into a bracket of its own, to follow. */
function lintContradictions({ start, end, tokens }: Bracket): Problem[] {
  return tokens.flatMap((later, index): Problem[] => {
    const earlier = tokens.slice(0, index).find((token) => areOpposites(token, later))
    if (!earlier) return []
    const rest = tokens.filter((token) => token !== later).map((token) => token.raw)
    const text = writeBracket(rest) + writeBracket([later.raw])
    const params = { first: earlier.raw, second: later.raw }
    return [{ code: 'contradictory_directives', start, end, params, fix: { start, end, text } }]
  })
}

function areOpposites(a: Token, b: Token): boolean {
  return a.directive !== undefined && oppositeOf(a.directive) === b.directive
}

function oppositeOf(id: DirectiveId): DirectiveId | null {
  return directives[id].opposite
}

/** A camera that stands still and moves. The fix keeps the moves. */
function lintStatic({ start, end, tokens }: Bracket): Problem[] {
  const moving = tokens.filter((token) => token.directive !== 'static')
  const still = tokens.find((token) => token.directive === 'static')
  if (!still || !moving.some((token) => token.directive)) return []
  const text = writeBracket(moving.map((token) => token.raw))
  const params = { token: still.raw }
  return [{ code: 'static_with_others', start, end, params, fix: { start, end, text } }]
}
