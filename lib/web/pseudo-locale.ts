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

/** `messages` with every sentence accented and 40 % longer; placeholders and tags stay as they are. */
export function stretched<T>(messages: T): T {
  if (typeof messages === 'string') return stretchedText(messages) as T
  return Object.fromEntries(
    Object.entries(messages as Record<string, unknown>).map(([key, value]) => [
      key,
      stretched(value),
    ]),
  ) as T
}

/** Only text outside braces and tags is accented: what is inside is ICU syntax. */
function stretchedText(text: string): string {
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
  const more = Math.ceil(text.length * 0.4)
  return result + ' ~~~~~'.repeat(Math.ceil(more / 6)).slice(0, more)
}
