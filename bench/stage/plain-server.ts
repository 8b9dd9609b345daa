import { freePort } from '#scripts/ports.ts'
import type { Bench } from '../bench.ts'
import { answersAt, type Server, startServer } from '../process/server.ts'

/** Starts a script of bench/servers on a free port, which is its first argument. */
export async function startPlainServer(
  bench: Bench,
  script: string,
  variables: NodeJS.ProcessEnv = process.env,
): Promise<Server> {
  const port = String(await freePort())
  const origin = `http://127.0.0.1:${port}`
  const options = ['--disable-warning=ExperimentalWarning']
  return startServer(bench, {
    name: script,
    args: [...options, script, port],
    variables,
    origin,
    up: () => answersAt(origin),
  })
}
