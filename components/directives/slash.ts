import type { ReactNode } from 'react'

/** The prompt without the slash and what was typed behind it, and where that stood. */
export type SlashPlace = { text: string; caret: number }

export type SlashEntry = {
  id: string
  label: string
  /** A quieter word behind the label. */
  detail: string
  icon?: ReactNode
  pick: (place: SlashPlace) => void
}

/** A source of entries for the menu: moves, and whatever else can be put at the caret. */
export type SlashProvider = {
  id: string
  title: string
  /** What the letters behind the slash may mean, the likeliest first; all for none. */
  find: (query: string) => readonly SlashEntry[]
}

export type Slash = { start: number; query: string }

const longestQuery = 24

/** The slash before the caret that opens the menu: at the start of a word, with no bracket or line end behind it. */
export function slashAt(text: string, caret: number): Slash | undefined {
  const start = text.lastIndexOf('/', caret - 1)
  if (caret < 1 || start < 0 || caret - start - 1 > longestQuery) return undefined
  const query = text.slice(start + 1, caret)
  if (/^\s|[\n[\]【】［］]/.test(query) || isInsideWord(text.slice(0, start))) return undefined
  return { start, query }
}

/** `and/or` and addresses; Chinese has no spaces between its words. */
function isInsideWord(before: string): boolean {
  return /(?!\p{Script=Han})[\p{L}\p{N}/:.\\<]$/u.test(before)
}
