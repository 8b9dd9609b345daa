import type pg from 'pg'
import type { Bench } from '../bench.ts'
import { cpuMicros } from '../measure/proc.ts'
import { interleave, type Reading } from '../measure/rounds.ts'
import type { Server } from '../process/server.ts'
import { type Finding, figureFinding, ratioFinding, toldFinding } from '../report/finding.ts'
import type { Row } from '../row.ts'
import { onDatabase } from '../stage/databases.ts'
import { startLimitNext } from '../stage/limit-next.ts'
import { startPlainServer } from '../stage/plain-server.ts'
import { startProduct } from '../stage/product.ts'
import { seed } from '../stage/seed.ts'

const pushedAttempts = 455 // two pushes each, one in five once more: 1,001
const challengedAttempts = 400
const connections = 100

export const callback: Row = {
  number: 6,
  title: 'Callback intake',
  workload: `1,001 pushes at ${connections} connections, 10 % repeated, 10 % out of order, and challenges one after the other on one more connection. Ours
checks the MAC, keeps the push as evidence, notes that callbacks arrive, makes the job due, and asks the upstream about a few of the jobs itself (every task
failed there) and rings the workers (which rest meanwhile) for the others. L: a Next route with one indexed update. After each burst every push must be on
record, and every job due or looked at.`,
  measure,
}

async function measure(bench: Bench): Promise<Finding[]> {
  const url = await bench.databases.named('bench_callback', fill)
  const upstream = await startPlainServer(bench, 'bench/servers/upstream.ts')
  const more = { MINIMAX_BASE_URL: upstream.origin }
  const product = await startProduct(bench, { databaseUrl: url, more })
  const limit = await startLimitNext(bench, url)
  const ids = await onDatabase(url, attempts)
  await refuses(product.origin)
  const ours = () => turn(bench, url, product, { of: 'ours', ...ids })
  const other = () => turn(bench, url, limit, { of: 'limit', ...ids })
  for (const warmUp of [ours, other]) await warmUp()
  const rounds = await interleave(bench.rounds, { ours, limit: other })
  await Promise.all([product.stop(), limit.stop()])
  await upstream.stop()
  return [
    ratioFinding(rounds, {
      metric: 'pushes',
      name: 'perSecond',
      unit: '/s',
      goal: { text: '≥ 0.9× L', holds: (ratio) => ratio >= 0.9 },
      note: 'none was lost, in any burst',
    }),
    figureFinding(rounds, {
      metric: 'challenge echoed meanwhile, p99',
      name: 'probeP99',
      unit: 'ms',
      goal: { text: '≤ 50 ms', holds: (ms) => ms <= 50 },
    }),
    toldFinding(rounds, { metric: 'CPU, web', name: 'cpu', unit: 'µs/push' }),
    toldFinding(rounds, { metric: 'CPU, PostgreSQL', name: 'cpuDatabase', unit: 'µs/push' }),
  ]
}

/** Jobs that render, and some that are being submitted. */
async function fill(client: pg.Client): Promise<void> {
  await seed(client, pushedAttempts + challengedAttempts)
  await client.query(`update job set state = 'rendering'`)
  await client.query(
    `with chosen as (select id from job order by id limit ${challengedAttempts}),
      moved as (update job set state = 'submitting' where id in (select id from chosen))
     update attempt set state = 'sending', task_id = null, lease_until = now() + interval '1 day'
     where id in (select id from chosen)`,
  )
  await client.query(`update attempt set sending_at = now()`)
  await client.query(`insert into upstream (account_id, provider) values ('bench', 'vapi')`)
}

type Ids = { pushed: string[]; challenged: string[] }

async function attempts(client: pg.Client): Promise<Ids> {
  const { rows } = await client.query<{ id: string; state: string }>(
    'select id, state::text from attempt',
  )
  const inState = (state: string) => rows.filter((row) => row.state === state).map(({ id }) => id)
  return {
    pushed: inState('accepted').slice(0, pushedAttempts),
    challenged: inState('sending').slice(0, challengedAttempts),
  }
}

async function refuses(origin: string): Promise<void> {
  const token = `a.00000000-0000-7000-8000-000000000000.${'A'.repeat(43)}`
  const { status } = await fetch(`${origin}/api/minimax/callback/${token}`, { method: 'POST' })
  if (status !== 404) throw new Error(`a forged address was answered with ${status}`)
}

async function turn(
  bench: Bench,
  url: string,
  server: Server,
  burst: Ids & { of: 'ours' | 'limit' },
): Promise<Reading> {
  await onDatabase(url, rest)
  const before = [cpuMicros(server.pid), cpuMicros(bench.databases.pid)]
  const reading = await bench.load.ask('callbacks', {
    origin: server.origin,
    connections,
    ...burst,
  })
  const [web = 0, database = 0] = [server.pid, bench.databases.pid].map(
    (pid, n) => (cpuMicros(pid) - Number(before[n])) / Number(reading.count),
  )
  if (reading.failures)
    throw new Error(`${reading.failures} callbacks failed, the last with ${reading.lastFailure}`)
  await onDatabase(url, (client) => check(client, burst, reading))
  return { ...reading, cpu: web, cpuDatabase: database }
}

/** As it was before the burst: nothing due, nothing on record. */
async function rest(client: pg.Client): Promise<void> {
  await client.query(
    `update job set state = 'rendering', failure_code = null, finished_at = null where state = 'failed'`,
  )
  await client.query(`update job set due_at = now() + interval '1 day', looks = 0`)
  await client.query(`update attempt set echoed_at = null, challenge_sha256 = null`)
  await client.query(`truncate evidence`)
}

async function check(
  client: pg.Client,
  { of, pushed }: Ids & { of: 'ours' | 'limit' },
  { sent, answered = 0 }: Reading,
): Promise<void> {
  const { rows } = await client.query(
    `select (select count(*)::int from evidence where kind = 'push') as pushes,
      (select count(*)::int from attempt where echoed_at is not null) >= $2 as echoed,
      (select count(*)::int from job where id = any($1)
        and (state = 'failed' or state = 'rendering' and (due_at <= now() or looks > 0))) as due`,
    [pushed, of === 'ours' ? answered : 0],
  )
  const found = JSON.stringify(rows[0])
  const right =
    of === 'ours'
      ? { pushes: sent, echoed: true, due: pushed.length }
      : { pushes: 0, echoed: true, due: pushed.length }
  if (found !== JSON.stringify(right))
    throw new Error(`after the burst there was ${found} where ${JSON.stringify(right)} is right`)
}
