/**
 * The length of a prompt as the upstream's limit counts it: characters, that is Unicode code
 * points. An emoji is one, though it takes two units of a JavaScript string.
 */
export function countCharacters(prompt: string): number {
  let count = 0
  for (const _ of prompt) count++
  return count
}

/** The offset in UTF-16 units just after the first `characters` code points. */
export function offsetOfCharacter(prompt: string, characters: number): number {
  let offset = 0
  let count = 0
  for (const character of prompt) {
    if (count === characters) break
    offset += character.length
    count++
  }
  return offset
}

/**
 * Runs of characters that nobody sees: controls other than tab and line ends, format characters,
 * blank letters, lone surrogates. The upstream refuses a prompt with too many (code 1042). The
 * joiners inside emoji, and between letters of scripts that need them, are left alone.
 */
export function invisibleRuns(prompt: string): { start: number; end: number }[] {
  return [...prompt.matchAll(unseenOrNeeded)].flatMap(({ index, groups }) =>
    groups?.unseen ? [{ start: index, end: index + groups.unseen.length }] : [],
  )
}

/** The prompt with only what can be seen, or what scripts and emoji need. */
export function withoutInvisible(prompt: string): string {
  let kept = ''
  let from = 0
  for (const { start, end } of invisibleRuns(prompt)) {
    kept += prompt.slice(from, start)
    from = end
  }
  return (kept + prompt.slice(from)).replace(/[\p{Co}\p{Cn}]/gu, '')
}

/** More cannot be seen than can: what the upstream is sure to refuse. */
export function isMostlyInvisible(prompt: string): boolean {
  return countCharacters(withoutInvisible(prompt)) * 2 < countCharacters(prompt)
}

const needed = [
  // The flags of England, Scotland and Wales: a black flag and invisible letters.
  /\u{1F3F4}[\u{E0030}-\u{E007A}]+\u{E007F}/u,
  // A family: emoji, each with its skin, tied by joiners.
  /(?<=\p{Extended_Pictographic}\p{Emoji_Modifier}?\uFE0F?)\u200D(?=\p{Extended_Pictographic})/u,
  // Persian, Hindi and others shape their letters by them; Latin and Chinese do not.
  /(?<=(?!\p{sc=Latin}|\p{sc=Han})[\p{L}\p{M}])[\u200C\u200D](?=(?!\p{sc=Latin}|\p{sc=Han})\p{L})/u,
].map((pattern) => pattern.source)
const unseen = /(?:(?![\t\n\r])[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029\u115F\u1160\u2800\u3164\uFFA0])+/u
const unseenOrNeeded = new RegExp(`${needed.join('|')}|(?<unseen>${unseen.source})`, 'gu')
