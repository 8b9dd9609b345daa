import { type Attempt, attemptsOn } from './attempts.ts'
import { type Door, forAll, type Got, type Sent } from './door.ts'
import type { BuiltAction } from './inventory.ts'
import { differs, judge, leaksOf } from './judge.ts'
import { isTrouble, outcomeOf } from './outcome.ts'
import type { Policy } from './policy.ts'
import { sampled } from './sample.ts'
import { cookiesOf, type Visitor } from './visitors.ts'

export type Report = {
  attempts: number
  /** Requests for what is not there, to compare with. */
  twins: number
  seconds: number
  /** What was wrong, once for each visitor of an entry. */
  wrong: string[]
  wrongs: number
  /** The entries that showed something of another's. */
  leaking: string[]
  byFate: Record<string, number>
}

const mostLines = 200

/** Makes about `most` of the attempts, and says what came of them that should not. */
export async function attemptAll(
  door: Door,
  policies: Record<string, Policy>,
  actions: BuiltAction[],
  most: number,
): Promise<Report> {
  const began = performance.now()
  const cookies = await cookiesOf()
  const attempts = sampled(attemptsOn(policies, actions), most)
  const twins = new Map<string, Promise<Got>>()
  const kinds = new Set<string>()
  const report: Report = {
    attempts: attempts.length,
    twins: 0,
    seconds: 0,
    wrong: [],
    wrongs: 0,
    leaking: [],
    byFate: Object.fromEntries(
      [...Map.groupBy(attempts, ({ fate }) => fate)].map(([fate, all]) => [fate, all.length]),
    ),
  }
  await forAll(attempts, async (attempt) => {
    const wrong = await wrongWith(attempt, door, twins, cookies)
    report.wrongs += wrong.length
    const leaks = wrong.some((one) => one.startsWith('shows '))
    if (leaks && !report.leaking.includes(attempt.entry)) report.leaking.push(attempt.entry)
    for (const one of wrong) {
      const kind = `${attempt.entry} ${attempt.visitor} ${attempt.fate} ${one.split(' ')[0]}`
      if (kinds.has(kind) || report.wrong.length === mostLines) continue
      kinds.add(kind)
      report.wrong.push(`${nameOf(attempt)} ${one}`)
    }
  })
  report.twins = twins.size
  report.seconds = (performance.now() - began) / 1000
  return report
}

async function wrongWith(
  attempt: Attempt,
  door: Door,
  twins: Map<string, Promise<Got>>,
  cookies: Record<Visitor, string>,
): Promise<string[]> {
  const { visitor, sent, twin } = attempt
  const cookie = cookies[visitor]
  const [got, other] = await Promise.all([
    answered(attempt, door, cookie),
    twin && askOnce(twins, door, twin, visitor, cookie),
  ])
  const wrong = judge(attempt, got)
  let different = differs(attempt, got, other)
  // A page is written as its parts come in: what really differs, differs each time.
  for (let tries = 0; tries < 3 && different.length > 0 && twin; tries++)
    different = differs(attempt, await ask(door, sent, cookie), await ask(door, twin, cookie))
  return [...wrong, ...different]
}

/** Whoever finds the portal too busy asks again. */
async function answered(attempt: Attempt, door: Door, cookie: string): Promise<Got> {
  for (let tries = 0; ; tries++) {
    const got = await ask(door, attempt.sent, cookie)
    const silent = isTrouble(outcomeOf(attempt.policy, attempt.sent, got))
    if (!silent || tries === 2 || leaksOf(attempt, got).length > 0) return got
  }
}

export function ask(door: Door, sent: Sent, cookie: string): Promise<Got> {
  return door.ask(cookie ? { ...sent, headers: { ...sent.headers, cookie } } : sent)
}

/** The answer for what is not there is the same for all attempts that it is compared with. */
function askOnce(
  twins: Map<string, Promise<Got>>,
  door: Door,
  sent: Sent,
  visitor: Visitor,
  cookie: string,
): Promise<Got> {
  const { origin: _, ...headers } = sent.headers
  const key = JSON.stringify([visitor, sent.method, sent.path, headers, sent.body])
  const known = twins.get(key) ?? ask(door, sent, cookie)
  twins.set(key, known)
  return known
}

function nameOf({ entry, visitor, form, sent, asked }: Attempt): string {
  return `${entry} for ${visitor}, ${form} (${sent.method} ${asked.slice(0, 200)}):`
}
