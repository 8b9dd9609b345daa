import type { Browser, Page } from '@playwright/test'
import type pg from 'pg'
import type { Bench } from '../bench.ts'
import type { PushedTo } from '../load/push.ts'
import { taskOf } from '../load/task.ts'
import { cpuMicros } from '../measure/proc.ts'
import type { Reading } from '../measure/rounds.ts'
import { quantile } from '../measure/statistics.ts'
import type { Subject } from '../process/subject.ts'
import { onDatabase } from '../stage/databases.ts'
import { heavy } from '../stage/seed.ts'
import { watchPixels } from './pixels.ts'
import { signedIn } from './signed-in.ts'

/** The one whose page is looked at. */
export type Contender = {
  of: PushedTo
  origin: string
  path: string
  events: { path: string; headers: Record<string, string> }
  /** Whose processor time is read. */
  pids: number[]
}

export type PixelStage = {
  bench: Bench
  databaseUrl: string
  browser: Browser
  /** bench/subjects/changes.ts */
  upstream: Subject
  perSecond: number
  /** Attempts of one job each, under its id: those that a page shows from the start, and others. */
  inView: string[]
  elsewhere: string[]
}

const window = { width: 1920, height: 1700 }
/** All streams are open, and what opening them left behind is done. */
const settleMilliseconds = 1_000

/** One burst of changes before that many viewers, of whom Chromium is one. */
export async function pixelTurn(
  stage: PixelStage,
  contender: Contender,
  viewers: number,
): Promise<Reading> {
  const { bench, databaseUrl, upstream, perSecond, inView } = stage
  const { of, origin, pids } = contender
  const attempts = shuffled([...inView, ...stage.elsewhere])
  await onDatabase(databaseUrl, (client) => renderAgain(client, attempts))
  const page = await openAmong(stage, contender, viewers - 1)
  const pixels = await watchPixels(page)
  await page.waitForTimeout(settleMilliseconds)
  const visible = new Set((await pixels.inView()).map(taskOf))
  if (!inView.every((id) => visible.has(taskOf(id)))) throw new Error('a job is out of view')
  const before = sum(pids.map(cpuMicros))
  const changed = await upstream.ask('fail', { origin, of, perSecond, attempts })
  const painted = await pixels.painted(inView.map(taskOf))
  const used = sum(pids.map(cpuMicros)) - before
  await page.context().close()
  const expected = (viewers - 1) * attempts.length
  const { events } = await bench.load.ask('closeViewers', { expected })
  if (events !== expected)
    throw new Error(
      `${viewers - 1} viewers were given ${events} events where ${expected} are right`,
    )
  const latencies = inView
    .map(taskOf)
    .map((task) => Number(painted.get(task)) - Number(changed[task]))
  const reading = { p50: quantile(latencies, 0.5), p95: quantile(latencies, 0.95) }
  bench.say(`${of}, ${viewers}: p50 ${reading.p50.toFixed(1)} ms, p95 ${reading.p95.toFixed(1)} ms`)
  return { ...reading, cpu: used / attempts.length }
}

/** As it was before the last turn; nobody is told. */
async function renderAgain(client: pg.Client, ids: string[]): Promise<void> {
  await client.query(
    `update job set state = 'rendering', failure_code = null, finished_at = null, looks = 0, due_at = now() + interval '1 day'
     where id = any($1)`,
    [ids],
  )
  await client.query(
    'update attempt set sending_at = now(), accepted_at = now() where id = any($1)',
    [ids],
  )
  await client.query('truncate evidence')
}

/** The page's stream is the middle one: the server serves half of the others before it. */
async function openAmong(
  { bench, browser }: PixelStage,
  { origin, path, events }: Contender,
  others: number,
): Promise<Page> {
  const before = Math.ceil(others / 2)
  await bench.load.ask('openViewers', { origin, ...events, count: before })
  const page = await (await signedIn(browser, origin, heavy)).newPage()
  await page.setViewportSize(window)
  const listening = page.waitForResponse((answer) => answer.url().includes(events.path))
  await page.goto(origin + path)
  await listening
  await bench.load.ask('openViewers', { origin, ...events, count: others - before })
  return page
}

function shuffled(ids: string[]): string[] {
  return ids
    .map((id) => ({ id, place: Math.random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ id }) => id)
}

function sum(numbers: number[]): number {
  return numbers.reduce((total, number) => total + number, 0)
}
