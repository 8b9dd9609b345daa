import { afterAll } from 'vitest'
import type { Rule } from '#sandbox/faults/rule.ts'
import type { report } from '#sandbox/report.ts'
import { startSandbox } from '#sandbox/server.ts'
import type { Settings } from '#sandbox/settings.ts'
import { goodFrame } from './pictures.ts'

export type Json = Record<string, unknown>

type BaseResp = { status_code: number; status_msg: string }
type CreateAnswer = { task_id: string; base_resp: BaseResp }
type QueryAnswer = CreateAnswer & {
  status: string
  file_id: string
  video_width: number
  video_height: number
}
type RetrieveAnswer = {
  file: { file_id: number; download_url: string; backup_download_url: string }
  base_resp: BaseResp
}

type Report = ReturnType<typeof report>
/** A task as the oracle tells it; times are text. */
type OracleTask = Omit<Report['tasks'][number], 'acceptedAt' | 'finishedAt'> & {
  acceptedAt: string
  finishedAt: string
}
type ControlAnswer = Omit<Report, 'tasks'> & {
  httpStatus: number
  ok: boolean
  tasks: OracleTask[]
  rules: { rule: Rule; seen: number; fired: number }[]
  error: { code: string; message: string }
}

/** A stand-in of a test file's own, at high speed and without a create limit, and the calls to it. */
export async function sandboxForTests(options: Partial<Settings> = {}) {
  const { url, close } = await startSandbox({
    port: 0,
    speed: 100,
    createsPerMinute: 0,
    ...options,
  })
  afterAll(close)
  return { url, close, ...callsTo(url) }
}

export const key = 'sk-api-test'

export const goodBody = {
  model: 'MiniMax-Hailuo-02',
  prompt: 'Waves roll in [推进]',
  duration: 6,
  resolution: '512P',
  first_frame_image: goodFrame,
}

function callsTo(url: string) {
  async function control(method: string, path: string, body?: unknown): Promise<ControlAnswer> {
    const response = await fetch(`${url}/__sandbox/${path}`, {
      method,
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    })
    return { httpStatus: response.status, ...(await response.json()) }
  }

  function post(body: unknown, path = '/v1/video_generation', bearer = key): Promise<Response> {
    return fetch(url + path, {
      method: 'POST',
      headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
      body: typeof body === 'string' ? body : JSON.stringify(body),
    })
  }

  function get(path: string, bearer = key): Promise<Response> {
    return fetch(url + path, { headers: { authorization: `Bearer ${bearer}` } })
  }

  return {
    post,
    get,
    control,
    async create(changes: Json = {}): Promise<CreateAnswer> {
      return (await post({ ...goodBody, ...changes })).json()
    },
    async query(taskId: string): Promise<QueryAnswer> {
      return (await get(`/v1/query/video_generation?task_id=${taskId}`)).json()
    },
    async retrieve(fileId: string): Promise<RetrieveAnswer> {
      return (await get(`/v1/files/retrieve?file_id=${fileId}`)).json()
    },
    /** Puts these rules in force and no others. */
    async faults(...rules: Json[]): Promise<void> {
      const answer = await control('POST', 'faults', rules)
      if (answer.httpStatus !== 200) throw new Error(JSON.stringify(answer))
    },
    async oracle(): Promise<ControlAnswer> {
      return control('GET', 'tasks')
    },
    async taskOf(taskId: string): Promise<OracleTask> {
      const { tasks } = await control('GET', 'tasks')
      const task = tasks.find((entry) => entry.taskId === taskId)
      if (!task) throw new Error(`the sandbox accepted no task ${taskId}`)
      return task
    },
  }
}

export type TestSandbox = Awaited<ReturnType<typeof sandboxForTests>>

/** Waits until `read` gives something true; throws with the last value after `seconds`. */
export async function eventually<T>(
  read: () => Promise<T> | T,
  seconds = 20,
): Promise<NonNullable<T>> {
  const end = Date.now() + seconds * 1000
  for (;;) {
    const value = await read()
    if (value) return value
    if (Date.now() > end) throw new Error(`still ${JSON.stringify(value)} after ${seconds} s`)
    await new Promise((resolve) => setTimeout(resolve, 10))
  }
}

/** Queries until the task has ended. */
export function ended(sandbox: TestSandbox, taskId: string): Promise<QueryAnswer> {
  return eventually(async () => {
    const answer = await sandbox.query(taskId)
    return /^(Success|Fail)$/.test(answer.status) ? answer : undefined
  }, 60)
}

/** A task with a finished video. */
export async function finishedTask(sandbox: TestSandbox, changes: Json = {}) {
  const { task_id: taskId } = await sandbox.create(changes)
  const { file_id: fileId } = await ended(sandbox, taskId)
  if (!fileId) throw new Error('the task has no video')
  return { taskId, fileId }
}

/** The error that makes `fetch` or the reading of a body fail. */
export async function failureOf(promise: Promise<unknown>): Promise<Error> {
  return promise.then(
    () => {
      throw new Error('nothing failed')
    },
    (error) => error,
  )
}
