import { type DirectiveLanguage, directiveName } from './directives.ts'
import { type Bracket, parse, type Segment, type Token } from './parse.ts'

/**
 * The prompt as the upstream documents it: directives in official spelling, ASCII brackets and commas, no
 * spaces inside. Each name stays in the language it is written in, or all get the one that is asked for. Prose
 * and brackets without any directive stay as they are. Doing it twice changes nothing more.
 */
export function canonical(prompt: string, language?: DirectiveLanguage): string {
  return parse(prompt)
    .map((segment) => canonicalSegment(segment, language))
    .join('')
}

export function canonicalSegment(segment: Segment, language?: DirectiveLanguage): string {
  return segment.kind === 'text' ? segment.raw : canonicalBracket(segment, language)
}

function canonicalBracket({ raw, tokens }: Bracket, language?: DirectiveLanguage): string {
  if (!tokens.some(({ directive }) => directive)) return raw
  return writeBracket(
    tokens.map((token) =>
      token.directive ? directiveName(token.directive, language ?? languageOf(token)) : token.raw,
    ),
  )
}

/** The language that a name is written in. */
export function languageOf({ raw }: Token): DirectiveLanguage {
  return /\p{Script=Han}/u.test(raw) ? 'zh' : 'en'
}

export function writeBracket(names: readonly string[]): string {
  return `[${names.join(',')}]`
}
