import { EnvError } from '#lib/env.ts'
import { sentenceFor } from './unable.ts'

/** What `npm run …` runs, once there is a Node 24 with everything installed (start.mjs). */
const commands: Record<string, () => Promise<{ run(args: string[]): Promise<number> }>> = {
  start: () => import('./commands/start.ts'),
  dev: () => import('./commands/dev.ts'),
  test: () => import('./commands/test.ts'),
  sandbox: () => import('./commands/sandbox.ts'),
  worker: () => import('./commands/worker.ts'),
  migrate: () => import('./commands/migrate.ts'),
  'check-audit': () => import('./commands/check-audit.ts'),
  admin: () => import('./commands/admin.ts'),
  bench: () => import('./commands/bench.ts'),
  screenshots: () => import('./commands/screenshots.ts'),
  'rotate-keys': () => import('./commands/rotate-keys.ts'),
  'check-ledger': () => import('./commands/check-ledger.ts'),
  'new-migration': () => import('./commands/new-migration.ts'),
}

// Whoever read what we say may be gone before we are: `npm start | head`.
for (const stream of [process.stdout, process.stderr]) stream.on('error', () => {})

const [name = 'start', ...args] = process.argv.slice(2)
try {
  const command = commands[name]
  if (!command) throw new Error(`There is no command ${name}.`)
  process.exit(await (await command()).run(args))
} catch (error) {
  const sentence = error instanceof EnvError ? error.message : sentenceFor(error)
  console.error(sentence ? `✗ ${sentence}` : error)
  process.exit(1)
}
