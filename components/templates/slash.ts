/** The prompt without the slash and what was typed behind it, and where that stood. */
export type SlashPlace = { text: string; caret: number }

const words = ['template', '模板', 'moban']

/** Whether what was typed behind a slash may become the word for a template. */
export function meansTemplate(query: string): boolean {
  return words.some((word) => word.startsWith(query.toLowerCase()))
}

const wholeWord = new RegExp(`(^|[^\\p{L}\\p{N}/]|\\p{Script=Han})/(${words.join('|')})$`, 'iu')

/** Where `/template` stands whole before the caret: the text without it. */
export function templateSlash(text: string, caret: number): SlashPlace | undefined {
  const found = wholeWord.exec(text.slice(0, caret))
  if (!found) return undefined
  const start = found.index + (found[1]?.length ?? 0)
  return { text: text.slice(0, start) + text.slice(caret), caret: start }
}
