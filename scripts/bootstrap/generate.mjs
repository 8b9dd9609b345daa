import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { node24 } from './node-24.mjs'
import { run } from './run.mjs'
import { inTurn } from './turn.mjs'

const stamp = 'lib/generated/made-from'

/** Generates the Prisma client when the schema or the generator is not the one it was made from. */
export async function generate() {
  if (current()) return
  await inTurn('generate', async () => {
    if (current()) return
    const node = node24()
    const args = ['node_modules/prisma/build/index.js', 'generate']
    // Any program that exists will do: without this, Prisma downloads an engine that is not needed.
    const env = {
      ...process.env,
      PRISMA_SCHEMA_ENGINE_BINARY: node,
      PRISMA_HIDE_UPDATE_MESSAGE: '1',
    }
    const failed = await run('Generating the database client', node, args, { env })
    if (failed)
      throw new Error(`The database client could not be generated (${failed}): see above.`)
    mkdirSync('lib/generated', { recursive: true })
    writeFileSync(stamp, source())
  })
}

function current() {
  return (
    existsSync(stamp) &&
    existsSync('lib/generated/prisma/client.ts') &&
    readFileSync(stamp, 'utf8') === source()
  )
}

function source() {
  const hash = createHash('sha256')
  for (const path of ['prisma/schema.prisma', 'node_modules/prisma/package.json'])
    hash.update(readFileSync(path))
  return hash.digest('hex')
}
