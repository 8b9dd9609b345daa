import { type DirectiveLanguage, directiveName } from './directives.ts'
import { type Bracket, parse } from './parse.ts'

/**
 * The prompt as the upstream documents it: directives in official spelling and one language,
 * ASCII brackets and commas, no spaces inside. Prose and brackets without any directive stay as
 * they are. Doing it twice changes nothing more.
 */
export function canonical(prompt: string, language: DirectiveLanguage): string {
  return parse(prompt)
    .map((segment) => (segment.kind === 'text' ? segment.raw : canonicalBracket(segment, language)))
    .join('')
}

function canonicalBracket({ raw, tokens }: Bracket, language: DirectiveLanguage): string {
  if (!tokens.some(({ directive }) => directive)) return raw
  return writeBracket(
    tokens.map((token) => (token.directive ? directiveName(token.directive, language) : token.raw)),
  )
}

export function writeBracket(names: readonly string[]): string {
  return `[${names.join(',')}]`
}
