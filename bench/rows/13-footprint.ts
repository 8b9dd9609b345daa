import { setTimeout } from 'node:timers/promises'
import type { Bench } from '../bench.ts'
import { residentBytes } from '../measure/proc.ts'
import { interleave, type Reading, type Rounds } from '../measure/rounds.ts'
import { median } from '../measure/statistics.ts'
import { answersAt, type Server } from '../process/server.ts'
import { type Finding, figure, ratioFinding } from '../report/finding.ts'
import type { Row } from '../row.ts'
import { historyOf } from '../stage/history-pages.ts'
import { limitCookieOf, startLimitNext } from '../stage/limit-next.ts'
import { cookieOf, startProduct } from '../stage/product.ts'
import { heavy, seed } from '../stage/seed.ts'

const connections = 10
const idleSeconds = 5
const loadSeconds = 15

export const footprint: Row = {
  number: 13,
  title: 'Cold start and footprint',
  workload: `The web server's process, new in each turn: from its spawn to the first history page that somebody signed in is given; its memory ${idleSeconds} s
later, and after ${loadSeconds} s of that page at ${connections} connections. L: the Next app whose one page asks the same through pg. Then ours alone for as many minutes as
--minutes says (10 unless told): its memory under the same load, the last minute's median over the second minute's.`,
  measure,
}

/** A started server and the page that somebody signed in may see. */
type Page = { server: Server; path: string; headers: Record<string, string> }

async function measure(bench: Bench): Promise<Finding[]> {
  const url = await bench.databases.named('bench_1000', (client) => seed(client, 1_000))
  const headers = { cookie: await cookieOf(heavy) }
  const ours = async (): Promise<Page> => ({
    server: await startProduct(bench, { databaseUrl: url }),
    path: historyOf(heavy),
    headers,
  })
  const limit = async (): Promise<Page> => ({
    server: await startLimitNext(bench, url),
    path: '/history',
    headers: { cookie: limitCookieOf(heavy) },
  })
  for (const start of [ours, limit]) await (await start()).server.stop() // built, and in the file cache
  const rounds = await interleave(bench.rounds, {
    ours: () => bench.calmly(() => turn(bench, ours)),
    limit: () => bench.calmly(() => turn(bench, limit)),
  })
  return [...findings(rounds), await growth(bench, await ours())]
}

async function turn(bench: Bench, start: () => Promise<Page>): Promise<Reading> {
  const { server, path, headers } = await start()
  while (!(await answersAt(server.origin + path, headers))) await setTimeout(5)
  const cold = performance.now() - server.spawnedAt
  await setTimeout(idleSeconds * 1_000)
  const idle = residentBytes(server.pid)
  await load(bench, { server, path, headers }, loadSeconds)
  const loaded = residentBytes(server.pid)
  await server.stop()
  return { cold, idle: idle / 1e6, loaded: loaded / 1e6 }
}

async function load(bench: Bench, { server, path, headers }: Page, seconds: number): Promise<void> {
  const asked = { origin: server.origin, path, headers, connections, seconds }
  const { failures } = await bench.load.ask('requests', asked)
  if (failures) throw new Error(`${failures} pages were refused`)
}

function findings(rounds: Rounds): Finding[] {
  const goal = { text: '≤ 1.5× L', holds: (ratio: number) => ratio <= 1.5 }
  return [
    ratioFinding(rounds, { metric: 'spawn to first page', name: 'cold', unit: 'ms', goal }),
    ratioFinding(rounds, { metric: 'memory, idle', name: 'idle', unit: 'MB', goal }),
    ratioFinding(rounds, { metric: 'memory after load', name: 'loaded', unit: 'MB', goal }),
  ]
}

const growthAtMost = 1.05

async function growth(bench: Bench, page: Page): Promise<Finding> {
  const minutes: number[] = []
  for (let minute = 0; minute < bench.minutes; minute++) minutes.push(await underLoad(bench, page))
  await page.server.stop()
  const second = Number(minutes[1])
  const last = Number(minutes.at(-1))
  return {
    metric: `memory under load, minute ${bench.minutes} over minute 2`,
    ours: `${figure(last)} MB`,
    limit: `${figure(second)} MB`,
    ratio: `${figure(last / second)}×`,
    self: '',
    goal: `≤ ${growthAtMost}×`,
    verdict: last / second <= growthAtMost ? 'met' : 'missed',
  }
}

/** The median of the memory in MB over one minute of load. */
async function underLoad(bench: Bench, page: Page): Promise<number> {
  const samples: number[] = []
  const timer = setInterval(() => samples.push(residentBytes(page.server.pid) / 1e6), 1_000)
  await load(bench, page, 60)
  clearInterval(timer)
  return median(samples)
}
