import type { DirectiveId } from './directives.ts'
import { directiveNamed } from './names.ts'
import { resemblesDirective } from './suggest.ts'

/** Offsets count UTF-16 code units, as `string.slice` and a text field's selection do. */
export type Token = {
  /** As written, without the spaces around it. */
  raw: string
  start: number
  end: number
  /** Missing when no directive has this name. */
  directive?: DirectiveId
}

export type Bracket = { kind: 'bracket'; raw: string; start: number; end: number; tokens: Token[] }
type Prose = { kind: 'text'; raw: string; start: number; end: number }
export type Segment = Bracket | Prose

/**
 * Splits a prompt into prose and directive brackets, in order. The `raw` of all segments put
 * together is the prompt. A bracket counts when one of its tokens is a directive, or was surely meant as one;
 * any other bracket (`[1]`, `【上海】`) is prose. Both widths of bracket and separator are read.
 */
export function parse(prompt: string): Segment[] {
  const segments: Segment[] = []
  let proseStart = 0
  for (const match of prompt.matchAll(pairedBracket)) {
    const start = match.index
    const end = start + match[0].length
    const tokens = readTokens(prompt, start + 1, end - 1)
    if (!tokens.some(({ raw, directive }) => directive ?? resemblesDirective(raw))) continue
    if (start > proseStart) segments.push(prose(prompt, proseStart, start))
    segments.push({ kind: 'bracket', raw: match[0], start, end, tokens })
    proseStart = end
  }
  if (proseStart < prompt.length) segments.push(prose(prompt, proseStart, prompt.length))
  return segments
}

/** An opening bracket and the closing one after it, with no other bracket and no line end between. */
const pairedBracket = /[[【［][^[\]【】［］\n\r]*[\]】］]/g

/** Splits the inside of a bracket at its separators. Empty places between separators are no tokens. */
function readTokens(prompt: string, start: number, end: number): Token[] {
  const tokens: Token[] = []
  let position = start
  for (const piece of prompt.slice(start, end).split(/[,，、]/)) {
    const raw = piece.trim()
    if (raw) {
      const tokenStart = position + piece.indexOf(raw)
      const directive = directiveNamed(raw)
      const token: Token = { raw, start: tokenStart, end: tokenStart + raw.length }
      if (directive) token.directive = directive
      tokens.push(token)
    }
    position += piece.length + 1
  }
  return tokens
}

function prose(prompt: string, start: number, end: number): Prose {
  return { kind: 'text', raw: prompt.slice(start, end), start, end }
}

export function brackets(prompt: string): Bracket[] {
  return parse(prompt).filter((segment) => segment.kind === 'bracket')
}

/** A bracket that moves the camera: one of its tokens at least is a directive. */
export function isDirecting(segment: Segment): segment is Bracket {
  return segment.kind === 'bracket' && knownDirectives(segment).length > 0
}

/** Directives that act together, and such groups in the order in which they act. */
export type Moves = readonly (readonly DirectiveId[])[]

/** The camera line of a prompt: one group for each bracket that holds a directive, each directive once. */
export function moves(prompt: string): Moves {
  return brackets(prompt)
    .map((bracket) => knownDirectives(bracket))
    .filter((group) => group.length > 0)
}

/** The directives of a bracket, in order, each once. */
export function knownDirectives({ tokens }: Bracket): DirectiveId[] {
  return [...new Set(tokens.flatMap(({ directive }) => directive ?? []))]
}
