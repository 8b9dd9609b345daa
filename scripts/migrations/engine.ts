import { readFile } from 'node:fs/promises'
import { createRequire } from 'node:module'
import {
  bindMigrationAwareSqlAdapterFactory,
  type SqlMigrationAwareDriverAdapterFactory,
} from '@prisma/driver-adapter-utils'
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg'

let instantiated: Promise<void> | undefined

/**
 * Prisma's own schema engine, as WebAssembly, on a driver adapter.
 * The command line tool would download a native engine from a host that may not be reachable.
 */
export async function schemaEngine(
  factory: SqlMigrationAwareDriverAdapterFactory,
): Promise<bindings.SchemaEngine> {
  instantiated ??= instantiate()
  await instantiated
  return bindings.SchemaEngine.new(
    { datamodels: [['schema.prisma', 'datasource db {\n  provider = "postgresql"\n}\n']] },
    () => {}, // the engine's own log lines; what fails is thrown
    bindMigrationAwareSqlAdapterFactory(factory),
  )
}

/** The package's `exports` hide the .wasm file, which lies beside its bindings. */
async function instantiate(): Promise<void> {
  const module = createRequire(import.meta.url).resolve(
    '@prisma/schema-engine-wasm/schema_engine_bg',
  )
  const bytes = await readFile(module.replace(/\.js$/, '.wasm'))
  const { instance } = await WebAssembly.instantiate(bytes, {
    './schema_engine_bg.js': { ...bindings },
  })
  bindings.__wbg_set_wasm(instance.exports)
  const start = instance.exports.__wbindgen_start
  if (typeof start === 'function') start()
}
