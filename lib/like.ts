import { Prisma } from '#lib/generated/prisma/client.ts'
import { storable } from '#lib/storable.ts'

const mostWords = 8

/** Whether `text` has every word of what somebody looks for, in any case; everything when that is empty. */
export function likeAll(text: Prisma.Sql, search: string): Prisma.Sql {
  const words = storable(search).split(/\s+/).filter(Boolean).slice(0, mostWords)
  if (words.length === 0) return Prisma.sql`true`
  const each = words.map((word) => Prisma.sql`${text} ilike ${`%${escaped(word)}%`}`)
  return Prisma.sql`(${Prisma.join(each, ' and ')})`
}

/** What ILIKE would take for a pattern stands for itself. */
function escaped(word: string): string {
  return word.replace(/[\\%_]/g, '\\$&')
}
