import { describe, expect, test } from 'vitest'
import { TileStage } from '#components/history/tile-stage.tsx'
import { historyWords } from '#components/history/words.tsx'
import { type FailureCode, failures, type WaitingCode } from '#lib/jobs/failure.ts'
import type { JobDetails, JobState } from '#lib/jobs/view.ts'
import { viewOf } from '#lib/jobs/view-row.ts'
import { locales } from '#lib/locales.ts'
import { messagesOf } from '#lib/web/messages.ts'
import { jobPage } from '#tests/support/job-page.tsx'
import { speak } from '#tests/support/next-intl-server.ts'
import { paragraphsIn, rendered, statesIn } from '#tests/support/rendered.tsx'
import { aJobInDetail } from '../a-job.ts'

/** Why there is no video, or not yet, as a person reads it: on the tile of the history and on the job's page. */

/** The states in which a job can have each reason. */
const statesOfFailures = {
  input_moderated: ['failed'],
  output_moderated: ['failed'],
  image_refused: ['failed'],
  parameters_refused: ['failed'],
  invisible_characters: ['failed'],
  model_not_in_plan: ['failed'],
  verification_needed: ['failed'],
  callback_refused: ['failed'],
  unexplained: ['failed'],
  task_unknown: ['attention'],
  result_lost: ['failed'],
  outcome_unknown: ['attention'],
  written_off: ['failed'],
  not_approved: ['canceled'],
} as const satisfies Record<FailureCode, JobState[]>

const statesOfWaits = {
  turn: ['queued'],
  approval: ['queued'],
  rate_limited: ['queued'],
  quota: ['queued'],
  upstream_auth: ['queued', 'rendering', 'saving'],
  upstream_balance: ['queued'],
  upstream_unreachable: ['queued', 'rendering', 'saving'],
  callback: ['queued'],
  download: ['saving'],
  storage: ['saving'],
  no_storage: ['queued'],
  slow: ['rendering'],
} as const satisfies Record<WaitingCode, JobState[]>

const words = {
  en: {
    queued: 'Queued',
    rendering: 'Rendering',
    saving: 'Saving',
    failed: 'Failed',
    canceled: 'Canceled',
    attention: 'Needs attention',
  },
  'zh-CN': {
    queued: '排队中',
    rendering: '生成中',
    saving: '保存中',
    failed: '失败',
    canceled: '已取消',
    attention: '需要处理',
  },
}

/** What MiniMax itself wrote, wherever a job can carry text of it. */
const raw = 'input new_sensitive: login fail <b>1026</b>'
const seen: Partial<JobDetails> = {
  video: null,
  receipt: [
    { seq: '1', kind: 'refused', at: '2026-11-22T10:00:00.000Z', data: { reason: raw } },
    { seq: '2', kind: 'rendering', at: '2026-11-22T10:00:01.000Z', data: { status: raw } },
    { seq: '3', kind: 'waiting', at: '2026-11-22T10:00:02.000Z', data: { code: raw } },
    { seq: '4', kind: 'failed', at: '2026-11-22T10:00:03.000Z', data: { code: raw, text: raw } },
  ],
  attempts: [{ n: 1, state: raw, sentAt: null, taskId: null, traceId: null }],
}

describe.each(locales)('in %s', (locale) => {
  const { failures: sentences } = messagesOf(locale)

  const failed = Object.entries(statesOfFailures).flatMap(([code, states]) =>
    states.map((state) => [code as FailureCode, state] as const),
  )
  test.each(failed)('%s, in the state %s, is told in full', async (failure, state) => {
    const job = aJobInDetail({ ...seen, state, failure })
    const cost = sentences.charged[failures[failure].charged]
    await expectToTell(job, sentences[failure], `${sentences[failure]} ${cost}`)
  })

  const waiting = Object.entries(statesOfWaits).flatMap(([code, states]) =>
    states.map((state) => [code as WaitingCode, state] as const),
  )
  test.each(waiting)('waiting for %s, in the state %s, is told in full', async (wait, state) => {
    const job = aJobInDetail({ ...seen, state, waiting: wait })
    await expectToTell(job, sentences[wait], sentences[wait])
  })

  async function expectToTell(job: JobDetails, onTile: string, onPage: string) {
    speak(locale)
    const tile = await tileOf(job)
    expect(paragraphsIn(tile)).toEqual([onTile])
    const page = await jobPage(job)
    expect(paragraphsIn(page)).toContain(onPage)
    for (const markup of [tile, page]) {
      expect(statesIn(markup)).toEqual([wordOf(job.state)])
      expect(markup).not.toMatch(/new_sensitive|login fail|1026/)
    }
  }

  function wordOf(state: JobState): string | undefined {
    return new Map<string, string>(Object.entries(words[locale])).get(state)
  }

  test('a code that is none of ours is not shown', async () => {
    speak(locale)
    const view = viewOf({ ...row, failureCode: raw, waitingCode: raw }, true)
    const job = aJobInDetail({ ...seen, ...view })
    for (const markup of [await tileOf(job), await jobPage(job)]) {
      expect(markup).toContain(words[locale].failed)
      expect(markup).not.toMatch(/new_sensitive|login fail|1026/)
    }
  })
})

async function tileOf(job: JobDetails): Promise<string> {
  const said = await historyWords('unknown')
  return rendered(
    <TileStage job={job} words={said} place={undefined} band={undefined} playing={false} />,
  )
}

const row = {
  id: '01930000-0000-7000-8000-000000000000',
  state: 'failed',
  prompt: 'A fox looks up',
  model: 'MiniMax-Hailuo-2.3',
  durationSeconds: 6,
  resolution: '768P',
  frameId: '01930000-0000-7000-8000-00000000000f',
  frameWidth: 1280,
  frameHeight: 720,
  userId: '01930000-0000-7000-8000-00000000000a',
  userName: 'Ada Lin',
  projectId: '01930000-0000-7000-8000-0000000000a1',
  batchId: null,
  createdAt: new Date('2026-11-22T10:00:00.000Z'),
  submittedAt: null,
  renderingAt: null,
  finishedAt: null,
  priceMicros: 280_000,
  videoWidth: null,
  videoHeight: null,
  videoMillis: null,
  videoSizeBytes: null,
  deletedAt: null,
  pinnedAt: null,
} as const
