import { processWide } from '#lib/process-wide.ts'

/** Lists of different lengths make different statements: the rest stays nameless. */
const mostNames = 500
/** One for the process, as its connections are: the same name must never be two statements. */
const names = processWide('statement names', () => new Map<string, string>())

/** A statement with a name is parsed and planned once for a connection, which is half its time. */
export function nameOf(sql: string): string {
  const known = names.get(sql)
  if (known !== undefined || names.size === mostNames) return known ?? ''
  const name = `s${names.size}`
  names.set(sql, name)
  return name
}
