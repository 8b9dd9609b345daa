import { randomUUID } from 'node:crypto'
import { type APIRequestContext, expect, type PlaywrightWorkerArgs } from '@playwright/test'
import { defaultChoice } from '#lib/jobs/catalog.ts'
import type { JobPage, JobState, JobView } from '#lib/jobs/view.ts'
import { call } from './actions.ts'
import { letAnswersBeGivenUp } from './database.ts'
import { fromElsewhere, password, picture } from './people.ts'
import { origin } from './product.ts'

/** The portal over plain HTTP, for what needs no page. A person is the cookies of a request context. */

export async function newcomer(
  { request }: PlaywrightWorkerArgs['playwright'],
  name = 'Mira',
): Promise<APIRequestContext & { email: string }> {
  const person = await request.newContext({ baseURL: origin })
  return Object.assign(person, await signUpBy(person, name))
}

/** Signs up with the cookies of `request`, which may be those of a browser. */
export async function signUpBy(
  request: APIRequestContext,
  name = 'Mira',
  email = `${randomUUID()}@example.org`,
) {
  const form = new FormData()
  for (const [key, value] of Object.entries({ next: '/', name, email, password }))
    form.append(key, value)
  const { redirect, text } = await call(request, 'signUp', form, fromElsewhere())
  if (!redirect) throw new Error(`not signed up: ${text.slice(0, 500)}`)
  return { email }
}

/** Keeps the picture of all tests, or another, as a frame; answers its id. */
export async function upload(person: APIRequestContext, bytes?: Buffer): Promise<string> {
  const answer = await person.put('/api/frames', { data: bytes ?? (await picture()) })
  expect(answer.status()).toBe(201)
  return (await answer.json()).id
}

/** Asks for the smallest video, which is filmed once for all tests; answers the job's id. */
export async function submit(
  person: APIRequestContext,
  prompt: string,
  terms: { askApproval?: boolean } = {},
): Promise<string> {
  const { text, answer } = await call(person, 'generate', {
    ...smallest,
    ...terms,
    submissionId: randomUUID(),
    frameId: await upload(person),
    prompt,
  })
  if (!answer?.ok) throw new Error(`not taken: ${text}`)
  return (answer.value as { jobId: string }).jobId
}

/** Asks for some takes of the same at once; answers the batch's id. */
export async function submitBatch(
  person: APIRequestContext,
  prompts: string[],
  takes = 1,
): Promise<string> {
  const matrix = { frameIds: [await upload(person)], prompts, choices: [smallest], takes, off: [] }
  const asked = { submissionId: randomUUID(), matrix }
  const { text, answer } = await call(person, 'generateBatch', asked)
  if (!answer?.ok) throw new Error(`not taken: ${text}`)
  return (answer.value as { batchId: string }).batchId
}

export const smallest = {
  ...defaultChoice,
  model: 'MiniMax-Hailuo-02',
  resolution: '512P',
} as const

/** The person's whole history, as the page's own feed tells it. */
export async function jobsOf(person: APIRequestContext): Promise<JobView[]> {
  const { jobs }: JobPage = await (await person.get('/api/jobs?limit=100')).json()
  return jobs
}

export async function jobOf(person: APIRequestContext, jobId: string): Promise<JobView> {
  const job = (await jobsOf(person)).find(({ id }) => id === jobId)
  if (!job) throw new Error(`the job ${jobId} is not in the history`)
  return job
}

/** Waits until the job is in a state, as the server says. */
export async function reached(
  person: APIRequestContext,
  jobId: string,
  state: JobState,
): Promise<void> {
  await expect.poll(async () => (await jobOf(person, jobId)).state, { timeout: 45_000 }).toBe(state)
}

/** Waits until a take whose answer was lost goes before a person, with the two minutes of silence cut short. */
export async function givenUp(person: APIRequestContext, jobId: string): Promise<void> {
  await expect(async () => {
    await letAnswersBeGivenUp(jobId)
    expect((await jobOf(person, jobId)).state).toBe('attention')
  }).toPass({ timeout: 60_000, intervals: [500] })
}
