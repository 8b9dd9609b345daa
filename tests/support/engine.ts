import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import sharp from 'sharp'
import { afterAll, beforeAll } from 'vitest'
import { signUp } from '#lib/accounts/sign-up.ts'
import { type Viewer, viewerOfSession } from '#lib/accounts/viewer.ts'
import { env } from '#lib/env.ts'
import { Refused } from '#lib/errors.ts'
import { upload } from '#lib/frames/upload.ts'
import { defaultChoice } from '#lib/jobs/catalog.ts'
import { dispatch } from '#lib/jobs/dispatch.ts'
import { drainLooks } from '#lib/jobs/look-now.ts'
import { jobDetails } from '#lib/jobs/queries.ts'
import type { JobRequest } from '#lib/jobs/schema.ts'
import { submit } from '#lib/jobs/submit.ts'
import type { JobDetails, JobState } from '#lib/jobs/view.ts'
import { runWorker } from '#lib/jobs/worker.ts'
import { type Sandbox, startSandbox } from '#sandbox/server.ts'
import type { Settings } from '#sandbox/settings.ts'
import { callbackDoor } from './callback-door.ts'

/**
 * The engine as it runs: a worker in this process, the sandbox over real HTTP, and a door for its
 * callbacks. A file that calls it also imports `#tests/support/database.ts`.
 */
export function withEngine(options: Partial<Settings> = {}): { sandbox: () => Sandbox } {
  let sandbox: Sandbox
  const stop = new AbortController()
  let worker: Promise<void>
  const door = callbackDoor()

  beforeAll(async () => {
    sandbox = await startSandbox({
      port: env().SANDBOX_PORT,
      speed: 40,
      createsPerMinute: 0,
      ...options,
    })
    await new Promise<void>((resolve) => door.listen(env().PORT, '127.0.0.1', resolve))
    worker = runWorker(stop.signal)
  })
  afterAll(async () => {
    stop.abort()
    await Promise.all([worker, drainLooks()])
    door.closeAllConnections()
    door.close()
    await sandbox.close()
  })
  return { sandbox: () => sandbox }
}

/** A new account with its own workspace. */
export async function aViewer(name = 'Ada'): Promise<Viewer> {
  const visitor = { address: '127.0.0.1', userAgent: 'test', device: undefined }
  const email = `${randomUUID()}@example.com`
  const signedIn = await signUp(
    { name, email, password: `correct horse ${randomUUID()}` },
    visitor,
    'open',
  )
  if (signedIn instanceof Refused) throw new Error(signedIn.code)
  const viewer = await viewerOfSession(signedIn.token)
  if (viewer instanceof Refused) throw new Error(viewer.code)
  return viewer
}

/** A picture with a texture, so that moves show. */
export async function aFrame(viewer: Viewer, width = 640, height = 400): Promise<string> {
  const noise = await sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#808080',
      noise: { type: 'gaussian', mean: 128, sigma: 40 },
    },
  })
    .blur(3)
    .png()
    .toBuffer()
  const frame = await upload(
    viewer,
    (async function* () {
      yield noise
    })(),
  )
  if (frame instanceof Refused) throw new Error(frame.code)
  return frame.id
}

/** Submits and sends as the server action does. */
export async function generate(viewer: Viewer, changes: Partial<JobRequest> = {}): Promise<string> {
  const request = {
    submissionId: randomUUID(),
    prompt: 'A quiet street [推进]',
    ...defaultChoice,
    ...changes,
  }
  const submitted = await submit(viewer, {
    ...request,
    frameId: changes.frameId ?? (await aFrame(viewer)),
  })
  if (submitted instanceof Refused) throw new Error(submitted.code)
  void dispatch()
  return submitted.jobId
}

/** The job as soon as it is in one of `states`; throws with its receipt when that takes too long. */
export async function reached(
  viewer: Viewer,
  jobId: string,
  states: JobState[],
  seconds = 30,
  also: (job: JobDetails) => boolean = () => true,
) {
  const end = Date.now() + seconds * 1000
  for (;;) {
    const job = await jobDetails(viewer, jobId)
    if (job && states.includes(job.state) && also(job)) return job
    if (Date.now() > end)
      throw new Error(
        `still ${job?.state}: ${JSON.stringify(job?.receipt.map(({ kind, data }) => [kind, data]))}`,
      )
    await wait(50)
  }
}

/** Tells the sandbox how to misbehave. */
export async function setFaults(sandbox: Sandbox, faults: object[]): Promise<void> {
  const body = JSON.stringify(faults)
  const answer = await fetch(`${sandbox.url}/__sandbox/faults`, { method: 'POST', body })
  if (!answer.ok) throw new Error(`the sandbox refused the faults: ${await answer.text()}`)
}

type AcceptedTask = {
  taskId: string
  request: { prompt: string }
  pushes: { status: string }[]
}

/** What the sandbox says it accepted: the truth that our rows are held against. */
export async function oracle(sandbox: Sandbox): Promise<{ accepted: AcceptedTask[] }> {
  const { tasks } = await (await fetch(`${sandbox.url}/__sandbox/tasks`)).json()
  return { accepted: tasks }
}
