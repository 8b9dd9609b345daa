import { type Sandbox, startSandbox } from './server.ts'
import { readSettings, SettingsError } from './settings.ts'

/** `npm run sandbox`: the stand-in for MiniMax in a process of its own. */

const sandbox = await start()
console.log(`Sandbox for the MiniMax API on ${sandbox.url}`)

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  process.once(signal, () => {
    sandbox.close().then(() => process.exit(0))
  })
}

async function start(): Promise<Sandbox> {
  try {
    return await startSandbox(readSettings(process.env))
  } catch (error) {
    console.error(sentence(error))
    process.exit(1)
  }
}

function sentence(error: unknown): string {
  if (error instanceof SettingsError) return error.message
  if (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE') {
    return 'The port of the sandbox is taken. Stop what uses it, or set SANDBOX_PORT to a free one.'
  }
  return `The sandbox could not start: ${error instanceof Error ? error.message : String(error)}`
}
