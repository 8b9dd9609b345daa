import type pg from 'pg'
import type { Bench } from '../bench.ts'
import { cpuMicros } from '../measure/proc.ts'
import { interleave, type Reading } from '../measure/rounds.ts'
import type { Server } from '../process/server.ts'
import { type Finding, ratioFinding, toldFinding } from '../report/finding.ts'
import type { Row } from '../row.ts'
import { onDatabase } from '../stage/databases.ts'
import { checkHistory, type HistoryServer, historyOf } from '../stage/history-pages.ts'
import { limitCookieOf, startLimitNext } from '../stage/limit-next.ts'
import { cookieOf, startProduct } from '../stage/product.ts'
import { heavy, type Seat, seed, small } from '../stage/seed.ts'
import { changeStatuses } from '../stage/status-changes.ts'

const connections = 10
const seconds = 8
const changesPerSecond = 10

export const history: Row = {
  number: 1,
  title: 'Signed-in history page',
  workload: `The HTML of the history, 24 of 100,000 jobs, for somebody signed in, at ${connections} connections for ${seconds} s, while ${changesPerSecond} jobs a second change their state in
that workspace. Ours is the whole page with shell, filters and everything that its live tiles need. L: a dynamic page with the same two queries through
pg and 24 plain cards. Before a figure counts, both show each workspace its own newest jobs and refuse a forged cookie.`,
  measure,
}

async function measure(bench: Bench): Promise<Finding[]> {
  const url = await bench.databases.named('bench_history', (client) => seed(client, 100_000))
  const product = await startProduct(bench, { databaseUrl: url })
  const limit = await startLimitNext(bench, url)
  const ours = { ...product, path: historyOf, cookie: cookieOf }
  const other = {
    ...limit,
    path: () => '/history',
    cookie: async (seat: Seat) => limitCookieOf(seat),
  }
  const newest = await onDatabase(url, newestJobs)
  for (const server of [ours, other]) await checkHistory(server, newest)
  const stop = await changeStatuses(bench, url, changesPerSecond)
  for (const warmUp of [ours, other]) await turn(bench, warmUp)
  const rounds = await interleave(bench.rounds, {
    ours: () => bench.calmly(() => turn(bench, ours)),
    limit: () => bench.calmly(() => turn(bench, other)),
  })
  await stop()
  await Promise.all([product.stop(), limit.stop()])
  return [
    ratioFinding(rounds, {
      metric: 'pages',
      name: 'perSecond',
      unit: '/s',
      goal: { text: '≥ 1.0× L', holds: (ratio) => ratio >= 1 },
    }),
    ratioFinding(rounds, {
      metric: 'p99',
      name: 'p99',
      unit: 'ms',
      goal: { text: '≤ 1.3× L', holds: (ratio) => ratio <= 1.3 },
    }),
    toldFinding(rounds, { metric: 'CPU, web', name: 'cpu', unit: 'µs/page' }),
    toldFinding(rounds, { metric: 'CPU, PostgreSQL', name: 'cpuDatabase', unit: 'µs/page' }),
  ]
}

async function newestJobs(client: pg.Client): Promise<Map<Seat, string[]>> {
  const newest = new Map<Seat, string[]>()
  for (const seat of [heavy, small]) {
    const { rows } = await client.query<{ id: string }>(
      'select id from job where workspace_id = $1 order by id desc limit 24',
      [seat.workspaceId],
    )
    newest.set(
      seat,
      rows.map(({ id }) => id),
    )
  }
  return newest
}

async function turn(
  bench: Bench,
  { origin, path, pid, cookie }: HistoryServer & Server,
): Promise<Reading> {
  const pids = [pid, bench.databases.pid]
  const before = pids.map(cpuMicros)
  const reading = await bench.load.ask('requests', {
    origin,
    path: path(heavy),
    headers: { cookie: await cookie(heavy) },
    connections,
    seconds,
  })
  if (reading.failures) throw new Error(`${reading.failures} pages were refused`)
  const [cpu = 0, cpuDatabase = 0] = pids.map(
    (each, n) => (cpuMicros(each) - Number(before[n])) / Number(reading.count),
  )
  return { ...reading, cpu, cpuDatabase }
}
