import { readFile } from 'node:fs/promises'
import { PGlite } from '@electric-sql/pglite'
import { PrismaPGlite } from 'pglite-prisma-adapter'
import { schemaEngine } from './engine.ts'
import { migrationList, wholeSchema } from './list.ts'

/**
 * The SQL that leads from the migrations in `directory` to the Prisma schema in `schemaFile`;
 * empty when there is nothing to do. Both ends are built on a PostgreSQL in memory, because the
 * engine cannot read a live database back through adapter-pg.
 */
export async function draftMigration(directory: string, schemaFile: string): Promise<string> {
  const engine = await schemaEngine(new PrismaPGlite(new PGlite()))
  try {
    const { stdout } = await engine.diff({
      from: { tag: 'migrations', ...(await migrationList(directory)) },
      to: {
        tag: 'schemaDatamodel',
        files: [{ path: schemaFile, content: await readFile(schemaFile, 'utf8') }],
      },
      script: true,
      exitCode: null,
      filters: wholeSchema,
    })
    return stdout?.includes('This is an empty migration') ? '' : (stdout ?? '')
  } finally {
    engine.free()
  }
}
