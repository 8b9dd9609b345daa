import type { Bench } from '../bench.ts'
import { interleave, type Reading } from '../measure/rounds.ts'
import { type Subject, startSubject } from '../process/subject.ts'
import { type Finding, ratioFinding } from '../report/finding.ts'
import type { Row } from '../row.ts'
import { onDatabase } from '../stage/databases.ts'
import { heavy, seed, small } from '../stage/seed.ts'
import { productSettings } from '../stage/variables.ts'

const calls = 150

/** Pages of the history that must cost the same however many jobs there are. */
const pages = {
  'first page': { seat: heavy, expected: 24 },
  'page at half depth': { seat: heavy, expected: 24, atHalf: true },
  'filter: failed': { seat: heavy, expected: 24, states: ['failed'] },
  'filter: running, nothing there': {
    seat: heavy,
    expected: 0,
    states: ['queued', 'submitting', 'rendering', 'saving'],
  },
  'filter: project': { seat: heavy, expected: 24, projectId: heavy.workspaceId },
  'filter: me': { seat: heavy, expected: 24, memberId: heavy.userId },
  'filter: me, failed': { seat: heavy, expected: 24, memberId: heavy.userId, states: ['failed'] },
  'filter: another project, nothing there': {
    seat: heavy,
    expected: 0,
    projectId: small.workspaceId,
  },
  'small workspace': { seat: small, expected: 24 },
}

export const flat: Row = {
  number: 2,
  title: 'Flat in rows',
  workload: `lib/jobs/queries \`history\`, 24 jobs, one call at a time, ${calls} calls a round and page: a workspace of 100,000 jobs beside one of 1,000, each
with a small one in the same tables. L: 1,000 jobs. Prompt search and counts are not built yet; a million rows on demand.`,
  measure,
}

async function measure(bench: Bench): Promise<Finding[]> {
  const [many, few] = [await reader(bench, 100_000), await reader(bench, 1_000)]
  const rounds = await interleave(bench.rounds, { ours: many, limit: few })
  return Object.keys(pages).flatMap((page) =>
    (['p50', 'p99'] as const).map((quantile) =>
      ratioFinding(rounds, {
        metric: `${page}, ${quantile}`,
        name: `${page} ${quantile}`,
        unit: 'ms',
        goal: { text: '≤ 1.3× L', holds: (ratio) => ratio <= 1.3 },
      }),
    ),
  )
}

async function reader(bench: Bench, jobs: number): Promise<() => Promise<Reading>> {
  const url = await bench.databases.named(`bench_${jobs}`, (client) => seed(client, jobs))
  const after = await onDatabase(url, async (client) => {
    const { rows } = await client.query(
      'select id from job where workspace_id = $1 order by id offset $2 limit 1',
      [heavy.workspaceId, jobs / 2],
    )
    return String(rows[0].id)
  })
  const { variables } = productSettings(bench, { DATABASE_URL: url })
  const subject = startSubject(bench, 'bench/subjects/history.ts', variables)
  await readAll(subject, after, calls)
  return () => readAll(subject, after, calls)
}

async function readAll(subject: Subject, after: string, count: number): Promise<Reading> {
  const reading: Reading = {}
  for (const [name, { seat, expected, ...filter }] of Object.entries(pages)) {
    const { atHalf, ...only } = { atHalf: false, ...filter }
    const from = atHalf ? { after } : {}
    const { p50, p99 } = await subject.ask('history', {
      seat,
      expected,
      count,
      ...only,
      ...from,
    })
    reading[`${name} p50`] = Number(p50)
    reading[`${name} p99`] = Number(p99)
  }
  return reading
}
