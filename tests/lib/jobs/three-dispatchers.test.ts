import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { env } from '#lib/env.ts'
import { startSandbox } from '#sandbox/server.ts'
import { sql } from '#tests/support/database.ts'
import { aViewer } from '#tests/support/engine.ts'
import { queued } from '#tests/support/team.ts'

const rpm = 40
const teams = 10
const each = 5

/**
 * Three real worker processes on one database. The truth is the sandbox's own list: it allows the same number
 * in a minute, and a call too many would be refused and paused for.
 */
it('three processes share the calls a minute, and no minute has one too many', async () => {
  const sandbox = await startSandbox({
    port: env().SANDBOX_PORT,
    speed: 0.01, // nothing is rendered before the end
    createsPerMinute: rpm,
  })
  const viewers = await Promise.all(Array.from({ length: teams }, (_, n) => aViewer(`Team ${n}`)))
  for (const viewer of viewers) await queued(viewer, each)
  const workers = Array.from({ length: 3 }, () =>
    spawn(
      process.execPath,
      ['--disable-warning=ExperimentalWarning', '--conditions=react-server', 'worker.ts'],
      {
        env: {
          ...process.env,
          MINIMAX_RPM: String(rpm),
          MINIMAX_CONCURRENCY: '1000',
          MINIMAX_CALLBACKS: 'off',
        },
        stdio: 'inherit',
      },
    ),
  )
  try {
    const count = async () =>
      (
        await sql<{ n: number }>(`select count(*)::int as n from attempt where state = 'accepted'`)
      )[0]?.n ?? 0
    const end = Date.now() + 110_000
    while ((await count()) < teams * each && Date.now() < end) await wait(250)
    const sends = await sql<{ at: Date; workspace: string; boot: string }>(
      `select a.sending_at as at, a.workspace_id as workspace, a.sender_boot_id as boot from attempt a where a.state = 'accepted' order by a.sending_at`,
    )
    expect(sends).toHaveLength(teams * each)
    const { tasks } = await (await fetch(`${sandbox.url}/__sandbox/tasks`)).json()
    const times = tasks
      .map((task: { acceptedAt: string }) => Date.parse(task.acceptedAt))
      .sort((a: number, b: number) => a - b)
    expect(times).toHaveLength(teams * each)
    for (let n = rpm; n < times.length; n++)
      expect(times[n] - times[n - rpm], `call ${n} and the one ${rpm} before`).toBeGreaterThan(
        60_000,
      )
    expect(await sql(`select from attempt where state = 'rejected'`), 'none was refused').toEqual(
      [],
    )
    const first = sends.slice(0, rpm).map(({ workspace }) => workspace)
    for (const { workspaceId } of viewers)
      expect(first.filter((id) => id === workspaceId)).toHaveLength(rpm / teams)
    expect(
      new Set(sends.map(({ boot }) => boot)).size,
      'more than one process sent',
    ).toBeGreaterThan(1)
  } finally {
    for (const worker of workers) worker.kill('SIGTERM')
    await Promise.all(workers.map((worker) => worker.exitCode ?? once(worker, 'exit')))
    await sandbox.close()
  }
}, 180_000)
