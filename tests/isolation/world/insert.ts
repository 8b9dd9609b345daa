import type pg from 'pg'

export type Row = Record<string, unknown>

/** Writes rows as they are, one statement for each. */
export async function insert(client: pg.Client, table: string, ...rows: Row[]): Promise<void> {
  for (const row of rows) {
    const names = Object.keys(row).map((name) => `"${name}"`)
    const places = names.map((_, index) => `$${index + 1}`)
    await client.query(
      `insert into "${table}" (${names.join(', ')}) values (${places.join(', ')})`,
      Object.values(row).map(asParameter),
    )
  }
}

function asParameter(value: unknown): unknown {
  if (value === null || typeof value !== 'object') return value
  return value instanceof Date || Buffer.isBuffer(value) ? value : JSON.stringify(value)
}
