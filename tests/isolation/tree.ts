import { spawnSync } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, rmSync, symlinkSync } from 'node:fs'
import { join, resolve } from 'node:path'

/** What a build is made of. */
const sources = [
  'app',
  'components',
  'lib',
  'messages',
  'public',
  'instrumentation.ts',
  'instrumentation-client.ts',
  'next.config.ts',
  'postcss.config.mjs',
  'tsconfig.json',
  'package.json',
]

/** A copy of the tree with files of `more` in it, built. In the tree, so that it finds its packages there. */
export function builtWith(more: string): string {
  const place = resolve('.isolation')
  rmSync(place, { recursive: true, force: true })
  mkdirSync(place)
  for (const source of sources)
    if (existsSync(source)) cpSync(source, join(place, source), { recursive: true })
  cpSync(more, place, { recursive: true })
  mkdirSync(join(place, 'node_modules'))
  symlinkSync(resolve('node_modules/geist'), join(place, 'node_modules/geist')) // fonts by their path
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [resolve('node_modules/next/dist/bin/next'), 'build'],
    {
      cwd: place,
      env: { ...process.env, NODE_ENV: 'production', NEXT_TELEMETRY_DISABLED: '1' },
      encoding: 'utf8',
    },
  )
  if (status !== 0)
    throw new Error(`the tree with more in it could not be built:\n${stdout}${stderr}`)
  return place
}
