const accents: Record<string, string> = {
  a: 'á',
  c: 'ç',
  e: 'é',
  i: 'î',
  n: 'ñ',
  o: 'ö',
  u: 'ü',
  A: 'Å',
  E: 'É',
  O: 'Ø',
}

/**
 * `messages` with every sentence accented and 40 % longer. A message is its text, or, where the build
 * has parsed it (next.config.ts), a list of texts and placeholders; placeholders stay as they are.
 */
export function stretched<T>(messages: T): T {
  if (typeof messages === 'string') return longer(accented(messages), messages.length) as T
  if (Array.isArray(messages)) return stretchedParts(messages) as T
  return Object.fromEntries(
    Object.entries(messages as Record<string, unknown>).map(([key, value]) => [
      key,
      stretched(value),
    ]),
  ) as T
}

function stretchedParts(parts: unknown[]): unknown[] {
  const length = parts.reduce<number>(
    (sum, part) => sum + (typeof part === 'string' ? part.length : 8),
    0,
  )
  return [
    ...parts.map((part) => (typeof part === 'string' ? accented(part) : part)),
    longer('', length),
  ]
}

/** Adds 40 % of `length`, in pieces that break as words do. */
function longer(text: string, length: number): string {
  const more = Math.ceil(length * 0.4)
  return text + ' ~~~~~'.repeat(Math.ceil(more / 6)).slice(0, more)
}

/** Only text outside braces and tags: what is inside is ICU syntax. */
function accented(text: string): string {
  let depth = 0
  let tag = false
  let result = ''
  for (const character of text) {
    if (character === '{') depth++
    if (character === '<') tag = true
    result += depth === 0 && !tag ? (accents[character] ?? character) : character
    if (character === '}') depth--
    if (character === '>') tag = false
  }
  return result
}
