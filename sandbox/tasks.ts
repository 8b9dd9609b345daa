import { randomUUID } from 'node:crypto'
import { type BaseResp, baseResp } from './base-resp.ts'
import type { ChallengeRecord } from './challenge.ts'
import type { Ids } from './ids.ts'
import type { FirstFrame } from './image.ts'
import type { PushRecord } from './pushes.ts'
import type { Asked } from './validate.ts'
import type { Video } from './videos.ts'

export type Status = 'Preparing' | 'Queueing' | 'Processing' | 'Success' | 'Fail'

/** One accepted create call. */
export type Task = {
  /** 1 for the first that was accepted, then 2, and so on. */
  sequence: number
  id: string
  account: string
  asked: Asked
  image: Omit<FirstFrame, 'bytes'> & { sizeBytes: number }
  acceptedAt: Date
  status: Status
  /** Why it failed; code 0 otherwise. */
  base: BaseResp
  finishedAt: Date | undefined
  /** Set on Success. */
  file: TaskFile | undefined
  challenges: ChallengeRecord[]
  pushes: PushRecord[]
  /** Pushes that a `reorder` rule holds back until the last one has gone. */
  heldPushes: (() => Promise<void>)[]
  /** Whether the caller got the create answer, and as the sandbox meant it. */
  answer: 'open' | 'sent' | 'disturbed' | 'lost'
  /** Ids of 18 and 19 digits, which a JS number cannot hold. */
  wideIds: boolean
}

/** The finished video: its bytes are in `Videos` under `videoKey`, for as long as there is room. */
export type TaskFile = {
  id: string
  path: string
  createdAt: Date
  videoKey: string
  width: number
  height: number
}

type Accepted = { account: string; asked: Asked; image: FirstFrame; wideIds: boolean }

/** Every task since the start, findable by each of its ids. */
export type Tasks = {
  accept(accepted: Accepted): Task
  finish(task: Task, video: Video): void
  removeFile(task: Task): void
  byId(id: string): Task | undefined
  byFileId(fileId: string): Task | undefined
  byFilePath(path: string): Task | undefined
  since(sequence: number): Task[]
  /** The one accepted before `task` for the same account. */
  before(task: Task): Task | undefined
}

export function openTasks(ids: Ids): Tasks {
  const all: Task[] = []
  const byId = new Map<string, Task>()
  const byFile = new Map<string, Task>()
  return {
    accept({ account, asked, image: { bytes, ...image }, wideIds }) {
      const task: Task = {
        sequence: all.length + 1,
        id: wideIds ? ids.nextWide() : ids.next(),
        account,
        asked: { ...asked, firstFrame: '' },
        image: { ...image, sizeBytes: bytes.length },
        acceptedAt: new Date(),
        status: 'Preparing',
        base: baseResp(0),
        finishedAt: undefined,
        file: undefined,
        challenges: [],
        pushes: [],
        heldPushes: [],
        answer: 'open',
        wideIds,
      }
      all.push(task)
      byId.set(task.id, task)
      return task
    },
    finish(task, { key: videoKey, width, height }) {
      const createdAt = new Date()
      const day = createdAt.toISOString().slice(0, 10)
      const path = `/files/inference_output/video/${day}/${randomUUID()}/output_aigc.mp4`
      const id = task.wideIds ? ids.nextWide() : ids.next()
      task.file = { id, path, createdAt, videoKey, width, height }
      byFile.set(id, task).set(path, task)
    },
    removeFile(task) {
      if (task.file) [task.file.id, task.file.path].map((key) => byFile.delete(key))
    },
    byId: (id) => byId.get(id),
    byFileId: (fileId) => byFile.get(fileId),
    byFilePath: (path) => byFile.get(path),
    since: (sequence) => all.slice(sequence),
    before: (task) =>
      all.slice(0, task.sequence - 1).findLast(({ account }) => account === task.account),
  }
}
