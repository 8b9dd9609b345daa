import { randomUUID } from 'node:crypto'
import { describe, expect, it } from 'vitest'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { bandKey } from '#lib/jobs/band.ts'
import { defaultChoice } from '#lib/jobs/catalog.ts'
import { outlookOf } from '#lib/jobs/outlook-queries.ts'
import { aheadElsewhere, expectedStarts } from '#lib/jobs/queue-order.ts'
import { sql } from '#tests/support/database.ts'
import { aFrame, aViewer } from '#tests/support/engine.ts'
import { queued } from '#tests/support/team.ts'

/** Takes that were made, one for each number of seconds from accepted to stored, the newest last. */
async function made(viewer: Viewer, seconds: number[], state = 'done'): Promise<void> {
  const frameId = await aFrame(viewer, 320, 320)
  const { model, resolution, durationSeconds } = defaultChoice
  for (const [n, took] of seconds.entries())
    await sql(
      `insert into job (id, workspace_id, user_id, submission_id, frame_id, project_id, prompt, model, resolution, duration_seconds,
         prompt_optimizer, fast_pretreatment, state, rendering_at, finished_at)
       select gen_random_uuid(), $1, $2, $3, $4, p.id, 'made', $5, $6, $7, false, false, $8::job_state,
         now() - make_interval(mins => 1000 - $9) - make_interval(secs => $10), now() - make_interval(mins => 1000 - $9)
       from project p where p.workspace_id = $1 and p.is_default`,
      [
        viewer.workspaceId,
        viewer.userId,
        randomUUID(),
        frameId,
        model,
        resolution,
        durationSeconds,
        state,
        n,
        took,
      ],
    )
}

describe('the band', () => {
  it('is learned from five takes or more of the workspace, alike and finished', async () => {
    const [ada, eve] = [await aViewer(), await aViewer()]
    await made(ada, [100, 110, 120, 130, 140])
    await made(ada, [1000, 1000, 1000], 'failed')
    await made(eve, [10, 10, 10, 10])
    const band = (await outlookOf(ada)).bands[bandKey(defaultChoice)]
    expect(band?.p50Seconds).toBeCloseTo(120)
    expect(band?.p90Seconds).toBeCloseTo(136)
    expect((await outlookOf(eve)).bands).toEqual({})
  })

  it('forgets what is more than two hundred takes ago', async () => {
    const ada = await aViewer()
    await made(ada, [...Array(50).fill(900), ...Array(200).fill(60)])
    const band = (await outlookOf(ada)).bands[bandKey(defaultChoice)]
    expect(band).toEqual({ p50Seconds: 60, p90Seconds: 60 })
  })
})

describe('the place', () => {
  it('counts from one, says when, and is told to its own workspace only', async () => {
    const [ada, eve] = [await aViewer(), await aViewer()]
    const mine = await queued(ada, 7)
    const theirs = await queued(eve, 2)
    const { places } = await outlookOf(ada)
    expect(mine.map((id) => places[id]?.position)).toEqual([1, 2, 3, 4, 5, 6, 7])
    expect(theirs.filter((id) => id in places)).toEqual([])
    const starts = mine.map((id) => Date.parse(places[id]?.startsAt ?? ''))
    expect(starts).toEqual([...starts].sort((a, b) => a - b))
    // Five a minute and five at a time for both: the last of nine waits for a task to end.
    expect((starts.at(-1) ?? 0) - (starts[0] ?? 0)).toBeGreaterThan(100_000)
  })

  it('has no time while a person must mend something', async () => {
    const ada = await aViewer()
    const [id = ''] = await queued(ada, 1)
    const [row] = await sql<{ account_id: string }>(
      'select account_id from attempt where job_id = $1',
      [id],
    )
    await sql(
      `insert into upstream (account_id, provider, paused_until, pause_code) values ($1, 'vapi', now() + interval '1 minute', 'upstream_balance')`,
      [row?.account_id],
    )
    expect((await outlookOf(ada)).places[id]).toEqual({ position: 1, startsAt: null })
  })
})

describe('the expected start', () => {
  const idle = {
    rpm: 2,
    concurrency: 9,
    sentSecondsAgo: [],
    runningSeconds: [],
    takesSeconds: 30,
    pauseSeconds: 0,
  }

  it('obeys both limits of the account and its pause', () => {
    expect(expectedStarts(5, idle)).toEqual([0, 0, 62, 62, 124])
    expect(expectedStarts(3, { ...idle, rpm: 99, concurrency: 1 })).toEqual([0, 30, 60])
    expect(expectedStarts(2, { ...idle, pauseSeconds: 45 })).toEqual([45, 45])
    expect(expectedStarts(1, { ...idle, sentSecondsAgo: [40, 2] })).toEqual([22])
    expect(expectedStarts(1, { ...idle, concurrency: 2, runningSeconds: [90, 10, 5] })).toEqual([
      20,
    ])
  })

  it('gives the other workspaces of the account their turns', () => {
    const others = [
      { queued: 1, before: true },
      { queued: 50, before: false },
    ]
    expect([0, 1, 2].map((place) => aheadElsewhere(place, others))).toEqual([1, 2, 3])
  })
})
