import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { bringAll, type Scene } from './bring.ts'
import { type Judgement, judge } from './judge.ts'
import { waitPatiently } from './patience.ts'
import { mustBeDone, type Point, type Victim, victims } from './points.ts'
import { recordOf } from './record.ts'
import type { Stage } from './stage.ts'
import { insist, type Sender, submitQuietly, takesOf } from './take.ts'
import { isThere } from './there.ts'

/** What became of the job at each point; `held` says whether it was truly there when the kill came. */
export type Verdict = Judgement & { held: boolean }

type Options = {
  victim: Victim
  /** Who makes the create calls. */
  sender: Sender
  /** Pushes are lost, and what the upstream kept reaches it while nobody is home. */
  lossy: boolean
}

/** Brings one job to every point, ends the victim, starts it again, waits for all to settle, and judges each. */
export async function wave(stage: Stage, options: Options): Promise<Map<Point, Verdict>> {
  const { victim, sender, lossy } = options
  const killed = victims[victim].signal === 'SIGKILL'
  const name = randomUUID()
  const takes = takesOf(stage, name)
  const drop = { call: 'push', when: { promptIncludes: name }, fault: { kind: 'drop' } }
  await stage.upstream.misbehave(lossy ? [drop] : [])
  await submitQuietly(stage, takes)

  const scene = await bringAll(stage, takes, sender)
  const held = new Map<Point, boolean>()
  for (const point of takes.keys()) held.set(point, await isThere(scene, point))
  const ended = end(stage, victim)
  // Who is killed is dead before what kept it goes; who is told to stop needs that to go on.
  if (killed) await ended
  for (const hold of scene.holds.values()) await hold.release()
  if (!killed) await wait(1_000)
  if (lossy || !killed) lift(scene)
  await ended
  await startAgain(stage, victim)
  lift(scene)
  await settle(scene)

  const verdicts = new Map<Point, Verdict>()
  for (const [point, take] of takes) {
    const there = held.get(point) ?? false
    const record = await recordOf(stage, take, scene.since)
    // A job that is somewhere else may be where a person is needed.
    const judgement = judge(stage, record, there && mustBeDone(victim, point))
    verdicts.set(point, { held: there, ...judgement })
  }
  return verdicts
}

async function end(stage: Stage, victim: Victim): Promise<void> {
  const { names, signal } = victims[victim]
  const rows = await stage.database.sql<{ id: string }>(
    'select boot_id as id from process where kind = any($1)',
    [names],
  )
  await Promise.all(
    names.map((name) => (name === 'postgres' ? stage.database.kill() : stage[name].end(signal))),
  )
  for (const { id } of rows) stage.dead.add(id)
}

async function startAgain(stage: Stage, victim: Victim): Promise<void> {
  await wait(250) // as the product waits before it starts again what died
  // The database is last: what uses it has to wait for it.
  for (const name of victims[victim].names) {
    if (name === 'postgres') await stage.database.revive()
    else stage[name].start()
  }
  await Promise.all([stage.web.up(), stage.worker.up()])
}

function lift({ bars }: Scene): void {
  for (const bar of bars.values()) bar.lift()
}

async function settle({ stage, since, takes }: Scene): Promise<void> {
  const asked = takes.get('asked')
  if (asked) await insist(stage, asked)
  const quiet = async () =>
    stage.gate.creates === 0 &&
    (await stage.upstream.tasks(since)).every(
      ({ finishedAt, callbackUrl, pushes }) =>
        finishedAt !== null && (callbackUrl === null || pushes.length >= 2),
    )
  const settled = async () => {
    const rows = await stage.database.sql(
      `select 1 from job where prompt = any($1) and state not in ('done', 'failed', 'canceled')
         and not (state = 'attention' and (due_at is null or due_at > now()))`,
      [[...takes.values()].map(({ prompt }) => prompt)],
    )
    return rows.length === 0
  }
  await waitPatiently(stage, { quiet, over: async () => (await settled()) && quiet() }, 90_000)
}
