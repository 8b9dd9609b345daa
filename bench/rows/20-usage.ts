import type { Bench } from '../bench.ts'
import { interleave, type Reading } from '../measure/rounds.ts'
import { startSubject } from '../process/subject.ts'
import { type Finding, ratioFinding } from '../report/finding.ts'
import type { Row } from '../row.ts'
import { onDatabase } from '../stage/databases.ts'
import { seedLedger } from '../stage/ledger.ts'
import { cookieOf, startProduct } from '../stage/product.ts'
import { heavy, seed } from '../stage/seed.ts'
import { productSettings } from '../stage/variables.ts'

const seconds = 6

/** The page by each of its groupings, over all the ninety days that are seeded. */
const groupings = ['day', 'member', 'project', 'model'] as const

export const usage: Row = {
  number: 20,
  title: 'Usage',
  workload: `the page /usage of a signed-in owner, ninety days by day, member, project and model, one request at a time for ${seconds} s each: a workspace
of 100,000 jobs beside one of 1,000, each of eight people and four projects, in a database and a web server of its own, days closed as the worker
closes them every hour. L: 1,000 jobs. Before it counts, the page's total must be the ledger's.`,
  measure,
}

async function measure(bench: Bench): Promise<Finding[]> {
  const [many, few] = [await reader(bench, 100_000), await reader(bench, 1_000)]
  const rounds = await interleave(bench.rounds, { ours: many, limit: few })
  return groupings.flatMap((by) =>
    (['p50', 'p99'] as const).map((quantile) =>
      ratioFinding(rounds, {
        metric: `by ${by}, ${quantile}`,
        name: `${by} ${quantile}`,
        unit: 'ms',
        goal: { text: '≤ 1.3× L', holds: (ratio) => ratio <= 1.3 },
      }),
    ),
  )
}

async function reader(bench: Bench, jobs: number): Promise<() => Promise<Reading>> {
  const databaseUrl = await bench.databases.named(`bench_usage_${jobs}`, async (client) => {
    await seed(client, jobs)
    await seedLedger(client, heavy)
  })
  const { variables } = productSettings(bench, { DATABASE_URL: databaseUrl })
  const days = startSubject(bench, 'bench/subjects/close-days.ts', variables)
  await days.ask('close')
  await days.stop()
  const { origin } = await startProduct(bench, { databaseUrl })
  const headers = { cookie: await cookieOf(heavy) }
  const pathOf = (by: string) =>
    `/w/${heavy.workspaceId}/usage?range=custom&from=${dayBefore(92)}&to=${dayBefore(0)}&by=${by}`
  await check(databaseUrl, `${origin}${pathOf('project')}`, headers)
  const readAll = async (each: number) => {
    const reading: Reading = {}
    for (const by of groupings) {
      const asked = { origin, path: pathOf(by), headers, connections: 1, seconds: each }
      const { p50, p99, failures } = await bench.load.ask('requests', asked)
      if (failures) throw new Error(`${failures} pages by ${by} were not answered`)
      reading[`${by} p50`] = Number(p50)
      reading[`${by} p99`] = Number(p99)
    }
    return reading
  }
  await readAll(2)
  return () => readAll(seconds)
}

/** The page is for members alone, and says what the ledger says. */
async function check(databaseUrl: string, address: string, headers: Record<string, string>) {
  const anonymous = await fetch(address, { redirect: 'manual' })
  const page = await (await fetch(address, { headers })).text()
  const spent = await onDatabase(databaseUrl, async (client) => {
    const { rows } = await client.query(
      `select sum(amount_micros)::float8 as spent from transfer where workspace_id = $1 and credit = 'spent'`,
      [heavy.workspaceId],
    )
    return Number(rows[0].spent) / 1_000_000
  })
  const shown = `$${Math.floor(spent).toLocaleString('en')}.`
  if (anonymous.status === 200) throw new Error('the usage page was shown to nobody')
  if (!page.includes(shown)) throw new Error(`the usage page does not say ${shown}`)
}

function dayBefore(days: number): string {
  return new Date(Date.now() - days * 24 * 3600 * 1000).toISOString().slice(0, 10)
}
