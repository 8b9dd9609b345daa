import { afterwards } from './afterwards.ts'
import { type Point, type Victim, victims } from './points.ts'
import type { Stage } from './stage.ts'
import { wave } from './wave.ts'

/** What was found at each point, over all ends of one victim. */
export type Findings = {
  runs: number
  at: Record<Point, { held: number; ends: Record<string, number>; complaints: string[] }>
  /** About the whole, once all is over. */
  afterwards: string[]
}

/**
 * Ends `victim` again and again until a job was at every point `runs` times. A wave in which a job
 * slipped past its point counts for the other points only.
 */
export async function endAgainAndAgain(
  stage: Stage,
  victim: Victim,
  runs: number,
): Promise<Findings> {
  const findings: Findings = { runs: 0, at: {} as Findings['at'], afterwards: [] }
  while (findings.runs < runs * 2 && !enough(findings, runs)) {
    await oneMore(stage, victim, findings)
    if (!stage.web.lives() || !stage.worker.lives()) throw new Error('a process died by itself')
  }
  findings.afterwards.push(...(await afterwards(stage)))
  return findings
}

async function oneMore(stage: Stage, victim: Victim, findings: Findings): Promise<void> {
  const n = findings.runs++
  const [name, ...others] = victims[victim].names
  const only = others.length === 0 && name !== 'postgres' ? name : undefined
  const sender = only ?? (n % 2 === 0 ? 'web' : 'worker')
  const lossy = (n + (n >> 1)) % 2 === 1
  const verdicts = await wave(stage, { victim, sender, lossy })
  for (const [point, verdict] of verdicts) {
    findings.at[point] ??= { held: 0, ends: {}, complaints: [] }
    const found = findings.at[point]
    found.complaints.push(...verdict.complaints.map((each) => `run ${n}: ${each}`))
    if (!verdict.held) continue
    found.held += 1
    found.ends[verdict.end] = (found.ends[verdict.end] ?? 0) + 1
  }
}

function enough({ runs, at }: Findings, wanted: number): boolean {
  return runs >= wanted && Object.values(at).every(({ held }) => held >= wanted)
}
