import { join } from 'node:path'
import type { Bench } from '../bench.ts'
import { interleave, type Rounds } from '../measure/rounds.ts'
import { startSubject } from '../process/subject.ts'
import {
  differenceFinding,
  type Finding,
  figureFinding,
  ratioFinding,
  toldFinding,
} from '../report/finding.ts'
import type { Row } from '../row.ts'
import { startPlainServer } from '../stage/plain-server.ts'
import { addSeat, heavy } from '../stage/seed.ts'
import { productSettings } from '../stage/variables.ts'

const frames = {
  small: { frameId: '00000000-0000-7000-8000-f00000000001', sizeBytes: 60_000, count: 80 },
  five: { frameId: '00000000-0000-7000-8000-f00000000005', sizeBytes: 5_000_000, count: 6 },
  twenty: { frameId: '00000000-0000-7000-8000-f00000000020', sizeBytes: 19_900_000, count: 5 },
}
type Size = keyof typeof frames

export const submit: Row = {
  number: 9,
  title: 'Submit overhead over a bare fetch',
  workload: `lib/jobs \`submit\` and \`dispatch\`, from the call to the upstream having read the whole request: job, attempt and receipt are committed, the attempt
is committed as sending, then the frame leaves storage as base64. ${frames.small.count} submits a round with a frame of 60 kB, which L sends as its address in a bare fetch;
${frames.five.count} with 5 MB and ${frames.twenty.count} with 19.9 MB, which L streams from a file as base64.`,
  measure,
}

async function measure(bench: Bench): Promise<Finding[]> {
  const upstream = (await startPlainServer(bench, 'bench/servers/upstream.ts')).origin
  const url = await bench.databases.named('bench_submit', (client) => addSeat(client, heavy))
  const { variables } = productSettings(bench, {
    DATABASE_URL: url,
    MINIMAX_BASE_URL: upstream,
    MINIMAX_CALLBACKS: 'off',
    MINIMAX_RPM: '100000',
    MINIMAX_CONCURRENCY: '100000',
  })
  const ours = startSubject(bench, 'bench/subjects/submit-ours.ts', variables)
  const limit = startSubject(bench, 'bench/subjects/submit-limit.ts', process.env)
  const rounds: Record<string, Rounds> = {}
  for (const size of ['small', 'five', 'twenty'] as const satisfies Size[]) {
    const details = { ...frames[size], upstream, file: join(bench.directory, `${size}.jpg`) }
    for (const subject of [ours, limit]) {
      await subject.ask('prepare', details)
      await subject.ask('send', { ...details, count: 20 }) // warm
    }
    rounds[size] = await interleave(bench.rounds, {
      ours: () => ours.ask('send', details),
      limit: () => limit.ask('send', details),
    })
  }
  await Promise.all([ours.stop(), limit.stop()])
  return findings(rounds)
}

function findings({ small, five, twenty }: Record<string, Rounds>): Finding[] {
  if (!small || !five || !twenty) throw new Error('a size was not measured')
  return [
    differenceFinding(small, {
      metric: 'small frame, p50, upstream has the request',
      name: 'taken',
      unit: 'ms',
      goal: { text: '≤ L + 6 ms', holds: (ms) => ms <= 6 },
    }),
    toldFinding(small, { metric: 'small frame, p95', name: 'takenP95', unit: 'ms' }),
    toldFinding(small, { metric: 'small frame, p50, answer on record', name: 'all', unit: 'ms' }),
    toldFinding(five, { metric: '5 MB, p50, upstream has the request', name: 'taken', unit: 'ms' }),
    ratioFinding(twenty, {
      metric: '20 MB, p50, upstream has the request',
      name: 'taken',
      unit: 'ms',
      goal: { text: '≤ 1.3× L', holds: (ratio) => ratio <= 1.3 },
    }),
    figureFinding(twenty, {
      metric: '20 MB, memory risen',
      name: 'risenMegabytes',
      unit: 'MB',
      goal: { text: '≤ 24 MB', holds: (megabytes) => megabytes <= 24 },
    }),
  ]
}
