import { setTimeout as wait } from 'node:timers/promises'
import type { Bar, Place } from './bar.ts'
import { Hold } from './hold.ts'
import { type Point, places } from './points.ts'
import type { Stage } from './stage.ts'
import { jobOf, type Sender, send, submit, type Take } from './take.ts'
import { until } from './until.ts'

/** Jobs at their points, and what keeps them there. */
export type Scene = {
  stage: Stage
  sender: Sender
  /** How many tasks were accepted before. */
  since: number
  takes: Map<Point, Take>
  bars: Map<Point, Bar>
  holds: Map<Point, Hold>
}

const slowMilliseconds = 60_000
/** The product gives up on a statement after 15 s. */
const blockedMilliseconds = 10_000

/** Brings each job to its point. What slips past is found by `isThere`, just before the kill. */
export async function bringAll(
  stage: Stage,
  takes: Map<Point, Take>,
  sender: Sender,
): Promise<Scene> {
  const since = (await stage.upstream.tasks()).length
  const scene: Scene = { stage, sender, since, takes, bars: new Map(), holds: new Map() }
  // First those that the upstream keeps, for however long; then those that a lock keeps.
  await toTheUpstream(scene)
  await toTheRows(scene)
  await toTheSend(scene)
  return scene
}

async function toTheUpstream(scene: Scene): Promise<void> {
  const { stage, sender, bars } = scene
  for (const [point, place] of Object.entries(places) as [Point, Place][]) {
    bars.set(point, stage.gate.bar(takeAt(scene, point).prompt, place))
    await send(stage, takeAt(scene, point), sender)
  }
  await until('all are kept', () => allKept(scene), slowMilliseconds).catch(nevermind)
}

async function allKept({ stage, bars }: Scene): Promise<boolean> {
  if ([...bars.values()].every((bar) => bar.holds())) return true
  await wait(200)
  // The ten seconds before the next look go by.
  await stage.database.sql(
    `update job set due_at = now() where state in ('queued', 'rendering')
       and due_at > now() + interval '200 milliseconds' and due_at < now() + interval '15 seconds'`,
  )
  return false
}

async function toTheRows(scene: Scene): Promise<void> {
  const { stage, bars } = scene
  const answered = await jobOf(stage, takeAt(scene, 'answered'))
  const commit = await jobOf(stage, takeAt(scene, 'commit'))
  await lock(scene, 'answered', 'attempt', answered?.attemptId)
  await lock(scene, 'commit', 'job', commit?.id)
  for (const point of ['answered', 'commit'] as const) bars.get(point)?.lift()

  const asked = takeAt(scene, 'asked')
  await lock(scene, 'asked', 'workspace', asked.person.workspaceId)
  void submit(stage, asked).catch(nevermind) // it is asked for again later
  for (const point of ['answered', 'commit', 'asked'] as const) await isBlocked(scene, point)
}

async function toTheSend(scene: Scene): Promise<void> {
  const { stage, sender, bars, holds } = scene
  holds.set('sending', await Hold.table(stage.database, 'frame'))
  await send(stage, takeAt(scene, 'sending'), sender)
  await isBlocked(scene, 'sending')

  const claimed = takeAt(scene, 'claimed')
  await lock(scene, 'claimed', 'workspace', claimed.person.workspaceId)
  bars.set('claimed', stage.gate.bar(claimed.prompt, 'create')) // for who is told to stop just here
  await send(stage, claimed, sender)
  await isBlocked(scene, 'claimed')
}

async function lock(
  { stage, holds }: Scene,
  point: Point,
  table: 'workspace' | 'job' | 'attempt',
  id = '00000000-0000-0000-0000-000000000000', // it is not there, and will not be counted
): Promise<void> {
  holds.set(point, await Hold.row(stage.database, table, id))
}

async function isBlocked({ holds }: Scene, point: Point): Promise<void> {
  const somebodyWaits = async () => ((await holds.get(point)?.waiting()) ?? []).length > 0
  await until(`${point} waits`, somebodyWaits, blockedMilliseconds).catch(nevermind)
}

function takeAt({ takes }: Scene, point: Point): Take {
  const take = takes.get(point)
  if (!take) throw new Error(`no job for ${point}`)
  return take
}

function nevermind(): void {}
