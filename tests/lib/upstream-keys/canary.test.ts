import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, it } from 'vitest'
import { env } from '#lib/env.ts'
import { log } from '#lib/log.ts'
import { saveKey } from '#lib/upstream-keys/save.ts'
import { startSandbox } from '#sandbox/server.ts'
import { machineSql, sql } from '#tests/support/database.ts'
import { aViewer, setFaults } from '#tests/support/engine.ts'
import { takeLoggedErrors } from '#tests/support/logged-errors.ts'
import { queued } from '#tests/support/team.ts'

const canary = 'canary-7f3a91c0-sk-api-0123456789'

it('a key is in no log of a worker and in no row of any schema, whatever the upstream answers', async () => {
  const sandbox = await startSandbox({ port: env().SANDBOX_PORT, speed: 100, createsPerMinute: 0 })
  const ada = await aViewer()
  await saveKey(ada, {
    workspace: '',
    provider: 'vapi',
    apiKey: canary,
    rpm: 500,
    concurrency: 500,
  })
  // Answers that repeat what they were sent, and errors of every layer.
  await setFaults(sandbox, [
    {
      call: 'create',
      fault: { kind: 'base', code: 2013, text: `bad key ${canary}` },
      when: { nth: [1] },
    },
    { call: 'create', fault: { kind: 'http', status: 500, body: 'json' }, when: { nth: [2] } },
    { call: 'create', fault: { kind: 'reset' }, when: { nth: [3] } },
    {
      call: 'create',
      fault: { kind: 'base', code: 1004, text: `login fail: ${canary}` },
      when: { nth: [5] },
    },
    {
      call: 'query',
      fault: { kind: 'base', code: 1004, text: `Bearer ${canary}` },
      when: { nth: [1, 2] },
    },
  ])
  await queued(ada, 6)
  const worker = spawn(
    process.execPath,
    ['--disable-warning=ExperimentalWarning', '--conditions=react-server', 'worker.ts'],
    { env: { ...process.env, LOG_LEVEL: 'debug', MINIMAX_CALLBACKS: 'off' } },
  )
  let said = ''
  for (const stream of [worker.stdout, worker.stderr]) stream.on('data', (text) => (said += text))
  const seen = async () =>
    (
      await sql<{ n: number }>(
        `select count(*)::int as n from attempt where state in ('rejected', 'unknown', 'accepted')`,
      )
    )[0]?.n ?? 0
  for (let n = 0; n < 200 && (await seen()) < 5; n++) await wait(200)
  await wait(3_000)
  worker.kill('SIGTERM')
  await once(worker, 'exit')
  await sandbox.close()
  expect(await seen()).toBeGreaterThanOrEqual(5)
  expect(said).toContain('create call answered')
  expect(said).not.toContain(canary)
  const tables = await sql<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables
     where schemaname not in ('pg_catalog', 'information_schema')`,
  )
  const names = tables.map(({ name }) => name)
  expect(names, 'the queue is looked through too').toEqual(
    expect.arrayContaining(['public.upstream_key', 'pgboss.job']),
  )
  for (const { name } of tables) {
    const read = name.startsWith('pgboss.') ? machineSql<{ row: string }> : sql<{ row: string }>
    const rows = await read(`select t::text as row from ${name} t`)
    const text = rows.map(({ row }) => row).join('\n')
    expect(text.includes(canary), name).toBe(false)
    expect(text.includes(Buffer.from(canary).toString('hex')), name).toBe(false)
  }
})

it('the log hides a key that a line was given by mistake', () => {
  const account = { id: 'a', provider: 'vapi', baseUrl: 'https://api.gpt.ge', apiKey: canary }
  log.error({ account, apiKey: canary, err: { cause: { apiKey: canary } } }, 'a line')
  const lines = JSON.stringify(takeLoggedErrors())
  expect(lines).toContain('[hidden]')
  expect(lines).not.toContain(canary)
})
