import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import type { Closing } from '#scripts/run/closing.ts'
import { Unable } from '#scripts/unable.ts'
import type { Bench } from './bench.ts'
import { calmly } from './measure/others.ts'
import { startSubject } from './process/subject.ts'
import type { Finding } from './report/finding.ts'
import { machine } from './report/machine.ts'
import { type RowResult, resultsPage } from './report/results.ts'
import type { Row } from './row.ts'
import { rows } from './rows.ts'
import { openDatabases } from './stage/databases.ts'
import { productSettings } from './stage/variables.ts'

const results = 'bench/RESULTS.md'

/**
 * Measures the rows whose numbers are asked for, else all, and writes what it found to bench/RESULTS.md.
 * `--anyway`: does not wait until other processes leave the machine alone.
 */
export async function runBench(args: string[], closing: Closing): Promise<void> {
  const { positionals, values } = parseArgs({
    args,
    allowPositionals: true,
    options: {
      rounds: { type: 'string', default: '5' },
      minutes: { type: 'string', default: '10' },
      anyway: { type: 'boolean', default: false },
    },
  })
  const rounds = Number(values.rounds)
  const chosen = choose(positionals)
  const bench = await open(closing, {
    rounds,
    minutes: Number(values.minutes),
    anyway: values.anyway,
  })
  const done: RowResult[] = []
  for (const row of chosen) {
    const findings = await measure(row, bench)
    done.push({ number: row.number, title: row.title, workload: row.workload, findings })
    for (const finding of findings) print(finding)
  }
  const date = new Date().toISOString().slice(0, 10)
  const facts = { date, rounds, machine: machine(bench.databases.version) }
  const before = existsSync(results) ? readFileSync(results, 'utf8') : ''
  writeFileSync(results, resultsPage(done, facts, before))
  console.log(`\nWritten to ${results}, after ${Math.round(process.uptime())} s.`)
}

function choose(asked: string[]): Row[] {
  if (asked.length === 0) return rows
  return asked.map((text) => {
    const row = rows.find(({ number }) => String(number) === text)
    if (row) return row
    const known = rows.map(({ number }) => number).join(', ')
    throw new Unable(`There is no row ${text}: npm run bench measures ${known}.`)
  })
}

async function open(
  closing: Closing,
  { anyway, ...lengths }: Pick<Bench, 'rounds' | 'minutes'> & { anyway: boolean },
): Promise<Bench> {
  const directory = mkdtempSync(join(tmpdir(), 'firstframe-bench-'))
  chmodSync(directory, 0o711) // as root the database runs as another account, which must pass
  closing.add(async () => rmSync(directory, { recursive: true, force: true }))
  const databases = await openDatabases(directory, closing)
  const say = (text: string) => console.log(`  ${text}`)
  const own = () => [process.pid, databases.pid]
  const calm = <T>(work: () => Promise<T>) => (anyway ? work() : calmly(own, work))
  const ground = { closing, directory, ...lengths, databases, say, calmly: calm }
  return {
    ...ground,
    load: startSubject(ground, 'bench/load/main.ts', productSettings(ground, {}).variables),
  }
}

/** A restless machine gets a second chance. */
async function measure(row: Row, bench: Bench): Promise<Finding[]> {
  console.log(`\n${row.number}. ${row.title}`)
  const began = performance.now()
  const first = await row.measure(bench)
  const again = first.some(({ verdict }) => verdict === 'void')
  if (again) bench.say('the limit did not agree with itself: once more')
  const findings = again ? await row.measure(bench) : first
  bench.say(`${Math.round((performance.now() - began) / 1000)} s`)
  return findings
}

function print({ metric, ours, limit, ratio, goal, verdict }: Finding): void {
  console.log(
    `  ${verdict.padEnd(6)} ${metric}: ours ${ours}, L ${limit}, ratio ${ratio}; goal ${goal}`,
  )
}
