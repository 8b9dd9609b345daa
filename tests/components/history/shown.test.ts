import { expect, test } from 'vitest'
import { shownJobs } from '#components/history/shown.ts'
import type { JobState, JobView } from '#lib/jobs/view.ts'
import { aJob } from '../a-job.ts'

const id = (n: number) => `01930000-0000-7000-8000-0000000000${String(n).padStart(2, '0')}`
const loaded = (...jobs: JobView[]) => jobs.map((job) => ({ job, seq: 10 }))
const seen = (...entries: [JobView, number][]) =>
  new Map(entries.map(([job, seq]) => [job.id, { job, seq }]))
const everything = { states: [] as JobState[], from: null, to: null }
const ids = (jobs: JobView[]) => jobs.map((job) => job.id)

test('a job that the stream brought stands among the others by its time', () => {
  const jobs = shownJobs(
    loaded(aJob({ id: id(5) }), aJob({ id: id(3) })),
    seen([aJob({ id: id(4) }), 11], [aJob({ id: id(6) }), 12]),
    everything,
  )
  expect(ids(jobs)).toEqual([id(6), id(5), id(4), id(3)])
})

test('what the stream said after the page was read replaces what the page said', () => {
  const page = loaded(aJob({ id: id(1), state: 'rendering' }))
  const shown = (seq: number) =>
    shownJobs(page, seen([aJob({ id: id(1), state: 'done' }), seq]), everything)[0]?.state
  expect(shown(11)).toBe('done')
  expect(shown(9)).toBe('rendering')
})

test('a deleted job is gone, and back when it is brought back', () => {
  const page = loaded(aJob({ id: id(1) }))
  expect(shownJobs(page, seen([aJob({ id: id(1), deleted: true }), 11]), everything)).toEqual([])
  expect(shownJobs(page, seen([aJob({ id: id(1) }), 12]), everything)).toHaveLength(1)
})

test('the stream adds no job that the filter leaves out, and none that lies on a page not read yet', () => {
  const jobs = shownJobs(
    loaded(aJob({ id: id(5) })),
    seen(
      [aJob({ id: id(6), state: 'failed' }), 11],
      [aJob({ id: id(2) }), 12],
      [aJob({ id: id(7) }), 13],
    ),
    { states: ['done'], from: null, to: id(5) },
  )
  expect(ids(jobs)).toEqual([id(7), id(5)])
})

test('a page further down takes no job that is newer than it', () => {
  const filter = { states: [] as JobState[], from: id(5), to: null }
  const jobs = shownJobs(loaded(aJob({ id: id(4) })), seen([aJob({ id: id(6) }), 11]), filter)
  expect(ids(jobs)).toEqual([id(4)])
})

test('a loaded job that no longer fits the filter stays where it is', () => {
  const jobs = shownJobs(
    loaded(aJob({ id: id(4), state: 'rendering' })),
    seen([aJob({ id: id(4), state: 'done' }), 11]),
    { states: ['rendering'], from: null, to: null },
  )
  expect(jobs.map(({ state }) => state)).toEqual(['done'])
})

test('a take of a batch is shown where takes are, and with those of its batch alone where one is asked for', () => {
  const take = aJob({ id: id(6), batchId: id(90) })
  const brought = seen(
    [take, 11],
    [aJob({ id: id(7), batchId: id(91) }), 12],
    [aJob({ id: id(8) }), 13],
  )
  expect(ids(shownJobs([], brought, everything))).toEqual([id(8), id(7), id(6)])
  expect(ids(shownJobs([], brought, { ...everything, batchId: id(90) }))).toEqual([id(6)])
  expect(ids(shownJobs([], brought, { ...everything, together: true }))).toEqual([id(8)])
})
