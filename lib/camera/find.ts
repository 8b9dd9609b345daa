import { type DirectiveId, directiveIds, directives } from './directives.ts'
import { knownNames, nameKey } from './names.ts'
import { pinyin } from './pinyin.ts'
import { suggest } from './suggest.ts'

/**
 * The directives that a few typed letters may mean, the likeliest first: by English, Chinese, pinyin whole or
 * by initials (`tuijin`, `tj`), by other names that are understood, and by near misses. Nothing typed means all.
 */
export function findDirectives(typed: string): DirectiveId[] {
  const query = nameKey(typed)
  if (!query) return [...directiveIds]
  const meant = suggest(typed)
  return directiveIds
    .map((id) => ({ id, rank: id === meant ? Math.min(rankOf(id, query), 4) : rankOf(id, query) }))
    .filter(({ rank }) => rank < none)
    .sort((a, b) => a.rank - b.rank)
    .map(({ id }) => id)
}

const none = 6

/** 0 for the name itself, then: begins with it, one of its words does, initials, contains it, contains its letters in order. */
function rankOf(id: DirectiveId, query: string): number {
  return Math.min(...keysOf(id).map((key) => rank(key, query)))
}

type Key = { whole: string; words: readonly string[]; initials: string }

function rank({ whole, words, initials }: Key, query: string): number {
  if (whole === query) return 0
  if (whole.startsWith(query)) return 1
  if (words.some((word) => word.startsWith(query))) return 2
  if (initials.startsWith(query)) return 3
  if (whole.includes(query)) return 4
  return query.length > 1 && inOrder(query, whole) ? 5 : none
}

function inOrder(query: string, whole: string): boolean {
  let from = 0
  for (const character of query) {
    const at = whole.indexOf(character, from)
    if (at < 0) return false
    from = at + character.length
  }
  return true
}

function keysOf(id: DirectiveId): Key[] {
  const others = [...knownNames].flatMap(([name, of]) => (of === id ? [name] : []))
  return [directives[id].en, directives[id].cn, pinyin[id], ...others].map(keyOf)
}

function keyOf(name: string): Key {
  const words = name.split(' ').map(nameKey)
  const initials = words.map((word) => word.charAt(0)).join('')
  return { whole: nameKey(name), words, initials: words.length > 1 ? initials : '' }
}
