import { randomInt } from 'node:crypto'

const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
const longest = 40

/** A workspace's name as an address writes it: `Café Nord` is `cafe-nord`; `拍摄` leaves nothing, so `team`. */
export function slugOf(name: string): string {
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-+|-+$/g, '')
  return plain || 'team'
}

/** The same with an ending that makes it likely to be free. */
export function anotherSlug(slug: string): string {
  const ending = Array.from({ length: 5 }, () => letters[randomInt(letters.length)]).join('')
  return `${slug}-${ending}`
}
