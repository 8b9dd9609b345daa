import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import type { Viewer } from '#lib/accounts/viewer.ts'
import type { JobState } from '#lib/jobs/view.ts'
import failures from '#messages/en/failures.json' with { type: 'json' }
import type { Rule } from '#sandbox/faults/rule.ts'
import { sql } from '#tests/support/database.ts'
import {
  aFrame,
  aViewer,
  generate,
  oracle,
  reached,
  setFaults,
  withEngine,
} from '#tests/support/engine.ts'
import { takeLoggedErrors } from '#tests/support/logged-errors.ts'

/**
 * Every fault the sandbox can make, what becomes of the job, and the sentence its member reads. Where the
 * upstream took the task, the task is on the job or the job is on the attention list; never is it sent twice.
 */

type Fault = Pick<Rule, 'call' | 'fault'> & { when?: object }
/** `done`, or the state and the code whose sentence is shown. */
type End = 'done' | [state: JobState, code: keyof typeof failures]
type Case = [name: string, faults: Fault[], end: End]

const create = (fault: object, when: object = { first: 1 }) =>
  ({ call: 'create', fault, when }) as Fault
const query = (fault: object, when: object = { first: 1 }) =>
  ({ call: 'query', fault, when }) as Fault
const retrieve = (fault: object, when: object = { first: 1 }) =>
  ({ call: 'retrieve', fault, when }) as Fault
const download = (fault: object, when: object = { first: 1 }) =>
  ({ call: 'download', fault, when }) as Fault
const challenge = (fault: object, when: object = { first: 1 }) =>
  ({ call: 'challenge', fault, when }) as Fault
const push = (fault: object, when: object = {}) => ({ call: 'push', fault, when }) as Fault
const base = (code: number, text?: string) => ({ kind: 'base', code, ...(text ? { text } : {}) })

/** Refused before anything was taken, nothing echoed: the job waits with its reason, or fails for good. */
const refusals: Case[] = [
  ['401', [create({ kind: 'http', status: 401 })], ['queued', 'upstream_auth']],
  ['403', [create({ kind: 'http', status: 403 })], ['queued', 'upstream_auth']],
  ['402', [create({ kind: 'http', status: 402 })], ['queued', 'upstream_balance']],
  ['429', [create({ kind: 'http', status: 429 })], ['queued', 'rate_limited']],
  ['400', [create({ kind: 'http', status: 400 })], ['failed', 'parameters_refused']],
  ['413', [create({ kind: 'http', status: 413 })], ['failed', 'parameters_refused']],
  ['422', [create({ kind: 'http', status: 422 })], ['failed', 'parameters_refused']],
  ['1002', [create(base(1002))], ['queued', 'rate_limited']],
  ['1004', [create(base(1004))], ['queued', 'upstream_auth']],
  ['1008', [create(base(1008))], ['queued', 'upstream_balance']],
  ['1026', [create(base(1026))], ['failed', 'input_moderated']],
  ['1028', [create(base(1028))], ['queued', 'quota']],
  ['1030', [create(base(1030))], ['queued', 'quota']],
  ['1039', [create(base(1039))], ['queued', 'rate_limited']],
  ['1041', [create(base(1041))], ['queued', 'rate_limited']],
  ['1042', [create(base(1042))], ['failed', 'invisible_characters']],
  ['2013', [create(base(2013, 'invalid params, model'))], ['failed', 'parameters_refused']],
  [
    '2013 about the image',
    [create(base(2013, 'invalid params, first_frame_image'))],
    ['failed', 'image_refused'],
  ],
  ['2038', [create(base(2038))], ['failed', 'verification_needed']],
  ['2045', [create(base(2045))], ['queued', 'rate_limited']],
  ['2049', [create(base(2049))], ['queued', 'upstream_auth']],
  ['2056', [create(base(2056))], ['queued', 'quota']],
  ['2061', [create(base(2061))], ['failed', 'model_not_in_plan']],
  ['2067', [create(base(2067))], ['queued', 'quota']],
]

/** Nobody knows whether it was taken: kept, shown, never sent again. */
const ambiguous: Case[] = [
  [
    'nothing: the connection is cut at once',
    [create({ kind: 'refuse' })],
    ['attention', 'outcome_unknown'],
  ],
  ...[408, 500, 502, 503, 504, 302].map(
    (status): Case => [
      `${status}`,
      [create({ kind: 'http', status })],
      ['attention', 'outcome_unknown'],
    ],
  ),
  ...[1000, 1001, 1013, 1024, 1033, 4711].map(
    (code): Case => [`${code}`, [create(base(code))], ['attention', 'outcome_unknown']],
  ),
  [
    'reset before accept',
    [create({ kind: 'reset', at: 'before' })],
    ['attention', 'outcome_unknown'],
  ],
]

/** Taken, but the answer is lost or odd: the push on the attempt's own address brings the task id. */
const lostAnswers: Case[] = [
  ['reset after accept', [create({ kind: 'reset', at: 'after' })], 'done'],
  ['502 after accept', [create({ kind: 'http', status: 502, at: 'after' })], 'done'],
  ['1024 after accept', [create({ ...base(1024), at: 'after' })], 'done'],
  ['a refusal after accept', [create({ ...base(1008), at: 'after' })], 'done'],
  ...['malformed', 'truncated', 'huge', 'html', 'duplicate_keys', 'empty'].map(
    (as): Case => [`${as} answer`, [create({ kind: 'body', as })], 'done'],
  ),
  ...['empty', 'missing', 'huge'].map(
    (as): Case => [`task id ${as}`, [create({ kind: 'task_id', as })], 'done'],
  ),
  [
    'reset after accept, and every push lost',
    [create({ kind: 'reset', at: 'after' }), push({ kind: 'drop' })],
    ['attention', 'outcome_unknown'],
  ],
]

const challenges: Case[] = [
  ['never comes', [challenge({ kind: 'never' })], 'done'],
  ['comes twice', [challenge({ kind: 'twice' })], 'done'],
  ['comes twice with another value', [challenge({ kind: 'twice', second: 'other' })], 'done'],
  ['comes after the accept', [challenge({ kind: 'after_accept' })], 'done'],
  ['is skipped', [challenge({ kind: 'skip' })], 'done'],
  ['is late', [challenge({ kind: 'late', milliseconds: 500 })], 'done'],
  ['is odd', [challenge({ kind: 'wrong', as: 'number' })], 'done'],
  // The echo is on record, so the refusal is not believed: it may have been taken.
  [
    'is echoed and disbelieved',
    [challenge({ kind: 'disbelieve' })],
    ['attention', 'outcome_unknown'],
  ],
]

const pushes: Case[] = [
  ['are dropped', [push({ kind: 'drop' })], 'done'],
  ['come many times', [push({ kind: 'duplicate', times: 5 })], 'done'],
  ['come in the wrong order', [push({ kind: 'reorder' })], 'done'],
  ['come late', [push({ kind: 'delay', milliseconds: 800 })], 'done'],
  ['lie about the state', [push({ kind: 'forge', as: 'status', status: 'failed' })], 'done'],
  ['lie about the task', [push({ kind: 'forge', as: 'task', taskId: '123456789012345' })], 'done'],
  ['go to another address', [push({ kind: 'forge', as: 'token' })], 'done'],
  ['shout', [push({ kind: 'capitals' })], 'done'],
  ['are a megabyte', [push({ kind: 'body', as: 'huge' })], 'done'],
  ['are no JSON', [push({ kind: 'body', as: 'html' })], 'done'],
]

const queries: Case[] = [
  ['500 once', [query({ kind: 'http', status: 500 })], 'done'],
  ['1024 once', [query(base(1024))], 'done'],
  ['1002 once', [query(base(1002))], 'done'],
  ['1004 for a while', [query(base(1004))], 'done'],
  ['a word nobody knows', [query({ kind: 'status', word: 'Dreaming' })], 'done'],
  ['success without a file', [query({ kind: 'no_file_id' })], 'done'],
  ['the short shape', [query({ kind: 'minimal' }, {})], 'done'],
  ['a task not known yet', [query({ kind: 'lag', milliseconds: 500 })], 'done'],
  ['no JSON', [query({ kind: 'body', as: 'malformed' })], 'done'],
]

const files: Case[] = [
  ['retrieve fails once', [retrieve({ kind: 'http', status: 503 })], 'done'],
  ['retrieve says 1013', [retrieve(base(1013))], 'done'],
  ['the file id comes as text', [retrieve({ kind: 'file_id_text' }, {})], 'done'],
  [
    'the link leads inside',
    [retrieve({ kind: 'link', url: 'http://169.254.169.254/latest' })],
    'done',
  ],
  ['the link has expired', [download({ kind: 'expired' })], 'done'],
  ['the link expires half-way', [download({ kind: 'expires_halfway' })], 'done'],
  ['the download is cut short', [download({ kind: 'truncated' })], 'done'],
  ['the download lacks its end', [download({ kind: 'short', missingBytes: 1000 })], 'done'],
  ['the download is a web page', [download({ kind: 'body', as: 'html' })], 'done'],
  ['the download is garbage', [download({ kind: 'body', as: 'garbage' })], 'done'],
  ['the download is empty', [download({ kind: 'body', as: 'empty' })], 'done'],
  [
    'the download leads elsewhere',
    [download({ kind: 'redirect', url: 'http://10.0.0.1/x' })],
    'done',
  ],
  [
    'ranges are ignored',
    [download({ kind: 'no_range' }, {}), download({ kind: 'truncated' })],
    'done',
  ],
  [
    'the type is odd',
    [download({ kind: 'content_type', value: 'application/octet-stream' })],
    'done',
  ],
]

describe('what becomes of a job when', () => {
  const engine = withEngine({ taskSeconds: 8 })
  let viewer: Viewer
  let frameId: string

  beforeAll(async () => {
    viewer = await aViewer()
    frameId = await aFrame(viewer, 320, 320)
    await patience.start()
  })
  afterAll(patience.stop)
  beforeEach(async () => {
    // Videos of the same picture and moves stay with the sandbox: only the first is filmed.
    await setFaults(engine.sandbox(), [])
    await sql(
      `update job set state = 'canceled', due_at = null where state not in ('done', 'failed', 'canceled')`,
    )
    await sql('delete from upstream')
    await sql(`update attempt set sending_at = sending_at - interval '1 hour'`)
  })

  const ask = (prompt: string) =>
    generate(viewer, { frameId, prompt, model: 'MiniMax-Hailuo-02', resolution: '512P' })

  it('nobody listens: it waits, and is sent when somebody does', { timeout: 60_000 }, async () => {
    const outage = JSON.stringify({ milliseconds: 6000 })
    await fetch(`${engine.sandbox().url}/__sandbox/outage`, { method: 'POST', body: outage })
    const jobId = await ask('A street, later')
    const waits = await reached(viewer, jobId, ['queued'], 20, ({ waiting }) => waiting !== null)
    expect(waits.waiting).toBe('upstream_unreachable')
    const { attempts } = await reached(viewer, jobId, ['done'], 40)
    expect(attempts.map(({ state }) => state)).toEqual(
      expect.arrayContaining(['rejected', 'accepted']),
    )
  })

  describe.each([
    ['the create call is refused with', refusals],
    ['the create call is answered with', ambiguous],
    ['the answer is lost:', lostAnswers],
    ['the challenge', challenges],
    ['pushes', pushes],
    ['the query meets', queries],
    ['the video is fetched and', files],
  ] as const)('%s', (_, cases) => {
    it.each(cases)('%s', { timeout: 60_000 }, async (_name, faults, end) => {
      await setFaults(engine.sandbox(), faults)
      const prompt = `A street ${randomUUID()}`
      const jobId = await ask(prompt)
      const [state, code] = end === 'done' ? (['done', null] as const) : end
      const job = await reached(
        viewer,
        jobId,
        state === 'queued' ? ['queued'] : ['done', 'failed', 'attention'],
        40,
        (seen) => state !== 'queued' || seen.waiting !== null,
      )
      expect([job.state, job.failure ?? job.waiting]).toEqual([state, code])
      if (code) expect(failures[code]).toMatch(/\w.*\.$/)
      const accepted = (await oracle(engine.sandbox())).accepted.filter(
        (task) => task.request.prompt === prompt,
      )
      expect(accepted.length, 'sent more than once').toBeLessThanOrEqual(1)
      const bound = job.attempts.map(({ taskId }) => taskId)
      if (accepted[0] && job.state !== 'attention') expect(bound).toContain(accepted[0].taskId)
      takeLoggedErrors()
    })
  })
})

/** What takes minutes in life takes a moment here: ages are moved back in the database, no clock is touched. */
const patience = {
  timer: undefined as NodeJS.Timeout | undefined,
  async start() {
    patience.timer = setInterval(() => {
      void sql(`update attempt set sending_at = sending_at - interval '3 minutes' where state = 'unknown'
        and exists (select 1 from job where job.id = attempt.job_id and job.state = 'submitting' and attempt.sending_at < now() - interval '2 seconds' )`)
      void sql(
        `update job set due_at = now() where state in ('submitting', 'rendering', 'saving') and due_at > now() + interval '200 milliseconds' and due_at < now() + interval '28 seconds'`,
      )
    }, 300)
  },
  stop() {
    clearInterval(patience.timer)
  },
}
