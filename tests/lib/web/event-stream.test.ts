import '#tests/support/database.ts'
import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { cancel } from '#lib/jobs/cancel.ts'
import { defaultChoice } from '#lib/jobs/catalog.ts'
import { submit } from '#lib/jobs/submit.ts'
import { eventStream } from '#lib/web/event-stream.ts'
import { aFrame, aViewer } from '#tests/support/engine.ts'

type Line = { seq: number; id: string; state: string }

/** Opens a stream and keeps what it says. */
function watch(viewer: Viewer, after = '0') {
  const leaving = new AbortController()
  const lines: Line[] = []
  const ended = (async () => {
    let text = ''
    const decoder = new TextDecoder()
    for await (const bytes of eventStream(viewer, after, leaving.signal).body ?? []) {
      text += decoder.decode(bytes, { stream: true })
      const pieces = text.split('\n\n')
      text = pieces.pop() ?? ''
      lines.push(...pieces.flatMap(lineOf))
    }
  })()
  return { lines, leave: () => leaving.abort(), ended }
}

function lineOf(piece: string): Line[] {
  const [, seq, data] = /^id: (\d+)\nevent: job\ndata: (.*)$/.exec(piece) ?? []
  return data ? [{ seq: Number(seq), ...JSON.parse(data) }] : []
}

async function someJobs(viewer: Viewer, count: number): Promise<string[]> {
  const frameId = await aFrame(viewer)
  const ids: string[] = []
  for (let n = 0; n < count; n++) {
    const request = { submissionId: randomUUID(), frameId, prompt: `take ${n}`, ...defaultChoice }
    const submitted = await submit(viewer, request)
    if (submitted instanceof Refused) throw new Error(submitted.code)
    ids.push(submitted.jobId)
  }
  return ids
}

test('every open stream is given every change once, in order, wherever it began', async () => {
  const viewer = await aViewer()
  const early = Array.from({ length: 20 }, () => watch(viewer))
  const ids = await someJobs(viewer, 8)
  const late = [watch(viewer), watch(viewer, '5')]
  await Promise.all(ids.map((id) => cancel(viewer, id)))
  const streams = [...early, ...late]
  await expect
    .poll(() => streams.map(({ lines }) => lines.at(-1)?.seq))
    .toEqual(streams.map(() => 16))
  for (const { lines } of streams) {
    const numbers = lines.map(({ seq }) => seq)
    expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b))
    const last = new Map(lines.map(({ id, state }) => [id, state]))
    expect(last).toEqual(new Map(ids.map((id) => [id, 'canceled'])))
  }
  expect(Math.min(...(late[1]?.lines.map(({ seq }) => seq) ?? []))).toBeGreaterThan(5)
  for (const { leave } of streams) leave()
  await Promise.all(streams.map(({ ended }) => ended))
})

test('a stream that continues where it was left is given what it missed', async () => {
  const viewer = await aViewer()
  const first = watch(viewer)
  const [id = ''] = await someJobs(viewer, 1)
  await expect.poll(() => first.lines.length).toBe(1)
  first.leave()
  await first.ended
  await cancel(viewer, id)
  const second = watch(viewer, String(first.lines[0]?.seq))
  await expect.poll(() => second.lines).toMatchObject([{ id, state: 'canceled' }])
  second.leave()
})

test('streams that open at the same moment are all given what is there', async () => {
  const viewer = await aViewer()
  const first = watch(viewer)
  await someJobs(viewer, 3)
  await expect.poll(() => first.lines.length).toBe(3) // from here on nothing rings any more
  const together = Array.from({ length: 10 }, (_, n) => watch(viewer, String(n % 3)))
  await expect
    .poll(() => together.map(({ lines }) => lines.at(-1)?.seq))
    .toEqual(together.map(() => 3))
  for (const { leave } of [first, ...together]) leave()
})

test('one that leaves takes nobody along, and another workspace hears nothing', async () => {
  const [viewer, other] = [await aViewer(), await aViewer()]
  const [leaves, stays, elsewhere] = [watch(viewer), watch(viewer), watch(other)]
  await someJobs(viewer, 1)
  await expect.poll(() => stays.lines.length).toBe(1)
  leaves.leave()
  await leaves.ended
  await someJobs(viewer, 1)
  await expect.poll(() => stays.lines.length).toBe(2)
  await wait(100)
  expect(leaves.lines).toHaveLength(1)
  expect(elsewhere.lines).toEqual([])
  stays.leave()
  elsewhere.leave()
})
