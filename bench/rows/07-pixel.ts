import type pg from 'pg'
import type { Bench } from '../bench.ts'
import { openBrowser } from '../browser/open.ts'
import { type Contender, type PixelStage, pixelTurn } from '../browser/pixel-turn.ts'
import { taskOf } from '../load/task.ts'
import { interleave, type Rounds } from '../measure/rounds.ts'
import { startSubject } from '../process/subject.ts'
import { type Finding, figureFinding, ratioFinding, toldFinding } from '../report/finding.ts'
import type { Row } from '../row.ts'
import { onDatabase } from '../stage/databases.ts'
import { startPlainServer } from '../stage/plain-server.ts'
import { cookieOf, startProduct } from '../stage/product.ts'
import { heavy, seed } from '../stage/seed.ts'
import { productSettings } from '../stage/variables.ts'

const perSecond = 20
const inView = 24
const elsewhere = 136
const audiences = [1, 100, 1_000] as const

/** minimax-mcp-js, MiniMax's own client, asks every 20 s: measured over 40 tasks. */
const pollingP50Milliseconds = 10_500

export const pixel: Row = {
  number: 7,
  title: 'Upstream change to pixel',
  workload: `${perSecond} tasks a second fail at the upstream, ${inView + elsewhere} in a turn, ${inView} of them in view in a history of 1,000 jobs in Chromium, whose
stream is the middle one of all viewers'. From the moment of the change, which the upstream pushes, to the frame that shows it: ours puts the push on
record, rings the worker, asks the upstream with our key, commits the step and tells every viewer of the workspace. L: a bare page whose server passes the
push on to every stream. In each turn every viewer was given every change.`,
  measure,
}

async function measure(bench: Bench): Promise<Finding[]> {
  const databaseUrl = await bench.databases.named('bench_pixel', fill)
  const upstream = await startPlainServer(bench, 'bench/servers/upstream.ts')
  const product = await startProduct(bench, {
    databaseUrl,
    parts: ['Worker', 'Web'],
    more: { MINIMAX_BASE_URL: upstream.origin },
  })
  const bare = await startPlainServer(bench, 'bench/servers/bare-sse.ts')
  const browser = await openBrowser(bench)
  const { variables } = productSettings(bench, {})
  const changes = startSubject(bench, 'bench/subjects/changes.ts', variables)
  const attempts = await onDatabase(databaseUrl, changing)
  const stage = { bench, databaseUrl, browser, upstream: changes, perSecond, ...attempts }
  const ours: Contender = {
    of: 'ours',
    origin: product.origin,
    path: '/',
    events: { path: '/api/events', headers: { cookie: await cookieOf(heavy) } },
    pids: [product.pid, Number(product.parts.Worker?.pid)],
  }
  const limit: Contender = {
    of: 'limit',
    origin: bare.origin,
    path: `/?tasks=${attempts.inView.map(taskOf)}`,
    events: { path: '/events', headers: {} },
    pids: [bare.pid],
  }
  const rounds = await roundsOf(stage, ours, limit)
  await Promise.all([browser.close(), changes.stop(), product.stop(), bare.stop()])
  await upstream.stop()
  return findings(rounds)
}

async function fill(client: pg.Client): Promise<void> {
  await seed(client, 1_000)
  await client.query(`insert into upstream (account_id, provider) values ('bench', 'vapi')`)
}

/** The newest jobs, which the page shows, and some that are far down. */
async function changing(client: pg.Client): Promise<{ inView: string[]; elsewhere: string[] }> {
  const { rows } = await client.query<{ id: string }>(
    'select id from job where workspace_id = $1 order by id desc limit $2',
    [heavy.workspaceId, 200 + elsewhere],
  )
  const ids = rows.map(({ id }) => id)
  return { inView: ids.slice(0, inView), elsewhere: ids.slice(200) }
}

async function roundsOf(
  stage: PixelStage,
  ours: Contender,
  limit: Contender,
): Promise<Map<number, Rounds>> {
  const { rounds: count, calmly } = stage.bench
  for (const warmUp of [ours, ours, limit]) await pixelTurn(stage, warmUp, 100)
  const rounds = new Map<number, Rounds>()
  for (const viewers of audiences)
    rounds.set(
      viewers,
      await interleave(count, {
        ours: () => calmly(() => pixelTurn(stage, ours, viewers)),
        limit: () => calmly(() => pixelTurn(stage, limit, viewers)),
      }),
    )
  return rounds
}

function findings(rounds: Map<number, Rounds>): Finding[] {
  const [alone, , many] = audiences
  return [
    ...[...rounds].flatMap(([viewers, measured]) => ofAudience(viewers, measured)),
    growth(rounds.get(alone), rounds.get(many)),
  ]
}

function ofAudience(viewers: number, rounds: Rounds): Finding[] {
  const name = viewers === 1 ? '1 viewer' : `${viewers.toLocaleString('en')} viewers`
  return [
    ratioFinding(rounds, {
      metric: `${name}, p95`,
      name: 'p95',
      unit: 'ms',
      goal: { text: '≤ 3× L', holds: (ratio) => ratio <= 3 },
    }),
    figureFinding(rounds, {
      metric: `${name}, p50`,
      name: 'p50',
      unit: 'ms',
      goal: {
        text: `≤ ${pollingP50Milliseconds / 100} ms: 100× sooner than who asks every 20 s`,
        holds: (ms) => ms * 100 <= pollingP50Milliseconds,
      },
    }),
    toldFinding(rounds, { metric: `${name}, CPU, web and worker`, name: 'cpu', unit: 'µs/change' }),
  ]
}

/** How much longer it takes before many, of each contender's turns in their order. */
function growth(alone: Rounds | undefined, many: Rounds | undefined): Finding {
  if (!alone || !many) throw new Error('an audience was not measured')
  const grown = (of: keyof Rounds) =>
    many[of].map((reading, n) => ({ growth: Number(reading.p95) / Number(alone[of][n]?.p95) }))
  return figureFinding(
    { ours: grown('ours'), limit: grown('limit'), again: grown('again') },
    {
      metric: 'p95, 1,000 viewers over 1',
      name: 'growth',
      unit: '×',
      goal: { text: '≤ 1.5×', holds: (growth) => growth <= 1.5 },
    },
  )
}
