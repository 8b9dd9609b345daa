import { parseSync } from 'vite'
import type { Source } from './architecture/sources.ts'

/** Attributes whose text people see or hear. */
const spoken = new Set(['aria-label', 'aria-description', 'title', 'alt', 'placeholder', 'label'])

/** Words that a component says by itself instead of taking them from the catalogs. */
export function visibleText({ path, text }: Source): string[] {
  const found: string[] = []
  walk(parseSync(path, text).program, found)
  return found.map((words) => `${path}: ${words}`)
}

type Node = { type?: string; [key: string]: unknown }

function walk(node: unknown, found: string[]): void {
  if (!isNode(node)) return
  const words = wordsOf(node)
  if (words && isLanguage(words)) found.push(words.trim())
  for (const value of Object.values(node)) walk(value, found)
}

function wordsOf(node: Node): string | undefined {
  if (node.type === 'JSXText') return String(node.value)
  if (node.type !== 'JSXAttribute') return undefined
  const { name, value } = node as { name?: Node; value?: Node | null }
  return spoken.has(String(name?.name)) && value?.type === 'Literal'
    ? String(value.value)
    : undefined
}

/** The product's name is the same in every language; signs such as `·` and `/` are no words. */
function isLanguage(words: string): boolean {
  return /\p{L}{2,}/u.test(words.replaceAll('Firstframe', ''))
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null
}
