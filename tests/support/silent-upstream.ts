import { afterAll, beforeAll } from 'vitest'
import { env } from '#lib/env.ts'
import { closeQueue } from '#lib/queue.ts'
import { type Sandbox, startSandbox } from '#sandbox/server.ts'
import type { Settings } from '#sandbox/settings.ts'
import { callbackDoor } from './callback-door.ts'
import { setFaults } from './engine.ts'

const silent = { call: 'push', fault: { kind: 'drop' } }

/**
 * The sandbox, with a door for its challenges, that pushes nothing: where no worker runs, each look is the test's own.
 * `rule` tells it how else to misbehave, from then on. A file that calls it also imports `#tests/support/database.ts`.
 */
export function silentUpstream(options: Partial<Settings> = {}) {
  let sandbox: Sandbox
  const door = callbackDoor()
  const rule = (...faults: object[]) => setFaults(sandbox, [silent, ...faults])
  beforeAll(async () => {
    sandbox = await startSandbox({ port: env().SANDBOX_PORT, createsPerMinute: 0, ...options })
    await new Promise<void>((resolve) => door.listen(env().PORT, '127.0.0.1', resolve))
    await rule()
  })
  afterAll(async () => {
    door.closeAllConnections()
    door.close()
    await sandbox.close()
    await closeQueue(5)
  })
  return { sandbox: () => sandbox, rule }
}
