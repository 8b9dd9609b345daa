import type { Bench } from '../bench.ts'
import { cpuMicros } from '../measure/proc.ts'
import { interleave, type Reading } from '../measure/rounds.ts'
import { type Subject, startSubject } from '../process/subject.ts'
import { type Finding, figureFinding, ratioFinding, toldFinding } from '../report/finding.ts'
import type { Row } from '../row.ts'
import { seed } from '../stage/seed.ts'
import { productSettings } from '../stage/variables.ts'

const singles = 40
const drained = 2_000

export const queue: Row = {
  number: 12,
  title: 'Commit to worker starts; drain',
  workload: `${singles} messages a round, one every 20 to 40 ms, from the call that commits a message in one process to the start of its handler in
another; then ${drained} waiting messages handled, each with one row written. L: rows of a plain table, NOTIFY, and SKIP LOCKED.`,
  measure,
}

async function measure(bench: Bench): Promise<Finding[]> {
  const url = await bench.databases.named('bench_queue', (client) => seed(client, 2_000))
  const variables = productSettings(bench, { DATABASE_URL: url }).variables
  const rounds = await interleave(bench.rounds, {
    ours: turn(bench, 'bench/subjects/queue-ours.ts', variables),
    limit: turn(bench, 'bench/subjects/queue-limit.ts', variables),
  })
  return [
    figureFinding(rounds, {
      metric: 'commit to start, p50',
      name: 'p50',
      unit: 'ms',
      goal: { text: '≤ 10 ms', holds: (ms) => ms <= 10 },
    }),
    figureFinding(rounds, {
      metric: 'commit to start, p95',
      name: 'p95',
      unit: 'ms',
      goal: { text: '≤ 25 ms', holds: (ms) => ms <= 25 },
    }),
    ratioFinding(rounds, {
      metric: 'drain',
      name: 'drainedPerSecond',
      unit: 'messages/s',
      goal: { text: '≥ 0.5× L', holds: (ratio) => ratio >= 0.5 },
    }),
    toldFinding(rounds, { metric: 'CPU of the worker, drain', name: 'cpu', unit: 'µs/message' }),
  ]
}

/** One turn: a worker for the singles, and a fresh one that finds all messages of the drain waiting. */
function turn(bench: Bench, script: string, variables: NodeJS.ProcessEnv): () => Promise<Reading> {
  const producer = startSubject(bench, script, variables)
  return async () => {
    await producer.ask('warm')
    const latencies = await withWorker(bench, script, variables, async (worker) => {
      await worker.ask('work')
      await producer.ask('sendSingles', { count: singles })
      return worker.ask('latencies', { count: singles })
    })
    await producer.ask('sendMany', { count: drained })
    const drain = await withWorker(bench, script, variables, async (worker) => {
      const before = cpuMicros(worker.pid)
      const reading = await worker.ask('drain', { count: drained })
      return { ...reading, cpu: (cpuMicros(worker.pid) - before) / drained }
    })
    return { ...latencies, ...drain }
  }
}

async function withWorker(
  bench: Bench,
  script: string,
  variables: NodeJS.ProcessEnv,
  work: (worker: Subject) => Promise<Reading>,
): Promise<Reading> {
  const worker = startSubject(bench, script, variables)
  await worker.ask('warm')
  const reading = await work(worker)
  await worker.stop()
  return reading
}
