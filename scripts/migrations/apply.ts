import { PrismaPg } from '@prisma/adapter-pg'
import {
  DriverAdapterError,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import pg from 'pg'
import { Unable } from '../unable.ts'
import { schemaEngine } from './engine.ts'
import { migrationList, wholeSchema } from './list.ts'

/** Any number does: one migrating process at a time on one database. */
const lock = 7_270_737

/**
 * Applies what is not applied yet and returns the names of the migrations that it applied.
 * Keeps the same `_prisma_migrations` table and checksums as Prisma's command line tool.
 * Safe with several processes at once: they take turns.
 */
export async function applyMigrations(databaseUrl: string, directory: string): Promise<string[]> {
  const turn = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 })
  await turn.connect()
  try {
    await turn.query('select pg_advisory_lock($1)', [lock])
    return await applyInTurn(databaseUrl, directory)
  } finally {
    await turn.end()
  }
}

async function applyInTurn(databaseUrl: string, directory: string): Promise<string[]> {
  // One connection, because the engine takes a session lock of its own.
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 })
  const engine = await schemaEngine(atomicScripts(pool))
  try {
    const migrationsList = await migrationList(directory)
    const history = await engine.diagnoseMigrationHistory({
      migrationsList,
      optInToShadowDatabase: false,
      filters: wholeSchema,
    })
    // Scripts are atomic here, so a migration that failed or was killed half-way left nothing.
    for (const migrationName of history.failedMigrationNames)
      await engine.markMigrationRolledBack({ migrationName })
    const applied = await engine.applyMigrations({ migrationsList, filters: wholeSchema })
    return applied.appliedMigrationNames
  } catch (error) {
    throw inOneSentence(error)
  } finally {
    engine.free()
    await pool.end()
  }
}

/** The engine's error is several lines: where in it, and what the database said. */
function inOneSentence(error: unknown): unknown {
  const text = error instanceof Error ? error.message : String(error)
  const [, name] = text.match(/migration_name="(.*)"/) ?? []
  const [, reason] = text.match(/querying the database: (?:ERROR: )?(.*)/) ?? []
  if (!name || !reason) return error
  return new Unable(
    `The migration ${name} could not be applied (${reason}): nothing of it was kept; correct what it met in the database and start again.`,
  )
}

/** adapter-pg splits a script at each `;`. Sent whole, plpgsql bodies work and a failure undoes all. */
function atomicScripts(pool: pg.Pool): SqlMigrationAwareDriverAdapterFactory {
  const factory = new PrismaPg(pool)
  return {
    provider: factory.provider,
    adapterName: factory.adapterName,
    connectToShadowDb: () => factory.connectToShadowDb(),
    connect: async () => {
      const adapter = await factory.connect()
      adapter.executeScript = (script) => runWhole(pool, script)
      return adapter
    },
  }
}

async function runWhole(pool: pg.Pool, script: string): Promise<void> {
  try {
    await pool.query(script)
  } catch (error) {
    if (!(error instanceof pg.DatabaseError)) throw error
    throw new DriverAdapterError({
      kind: 'postgres',
      code: error.code ?? 'XX000',
      severity: error.severity ?? 'ERROR',
      message: error.message,
      detail: error.detail,
      column: error.column,
      hint: error.hint,
    })
  }
}
