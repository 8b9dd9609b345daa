import { storedSha256, visibleKeys } from './files.ts'
import type { AttemptRow, JobRecord, JobRow } from './record.ts'
import type { Stage } from './stage.ts'
import type { Accepted } from './upstream.ts'

export type Judgement = { end: string; complaints: string[] }

/** How a job ended, and everything about it that must not be. `toBeDone`: no person may be needed. */
export function judge(stage: Stage, record: JobRecord, toBeDone: boolean): Judgement {
  const { jobs, attempts, receipt, tasks } = record
  const [job] = jobs
  if (!job || jobs.length > 1) return { end: 'lost', complaints: [`there are ${jobs.length} jobs`] }
  const complaints = [
    ...aboutTheEnd(job, attempts, toBeDone),
    ...aboutTheTask(job, attempts, tasks),
    ...aboutTheAttempts(job, attempts, tasks),
    ...aboutTheVideo(stage, job),
    ...aboutTheReceipt(job, receipt),
  ]
  const story = JSON.stringify(record)
  return { end: job.state, complaints: complaints.map((each) => `${each} (${story})`) }
}

function aboutTheEnd({ state }: JobRow, attempts: AttemptRow[], toBeDone: boolean): string[] {
  if (state === 'done') return []
  if (state !== 'attention') return [`it does not converge: ${state}`]
  // On a slow machine an echo may come too late: then no refusal is believed, whoever was killed.
  const doubted = attempts.at(-1)?.why === 'refused_after_echo'
  return toBeDone && !doubted ? ['a person is asked about what software knows'] : []
}

/** Every task that was accepted, and may be billed, is on its job or before a person. */
function aboutTheTask({ state }: JobRow, attempts: AttemptRow[], tasks: Accepted[]): string[] {
  if (tasks.length > 1) return ['it was sent and accepted more than once']
  const [task] = tasks
  if (!task) return state === 'done' ? ['it is done, but nothing was accepted'] : []
  const bound = attempts.find(({ taskId }) => taskId === task.taskId)
  if (bound?.state === 'accepted') return []
  if (state !== 'attention') return ['the accepted task is on no attempt']
  const open = attempts.find((attempt) => attempt.state === 'unknown')
  if (!open?.listed) return ['the accepted task is not on the attention list']
  return open.pushed ? ['a push named the task, and nobody asked'] : []
}

/** Another attempt is made only when the one before is proven not accepted. */
function aboutTheAttempts({ state }: JobRow, attempts: AttemptRow[], tasks: Accepted[]): string[] {
  const last = attempts.at(-1)?.state
  const complaints = state === 'done' && last !== 'accepted' ? [`it is done, but ${last}`] : []
  for (const { id, n, state: old } of attempts.slice(0, -1)) {
    const taken = tasks.some(({ callbackUrl }) => callbackUrl?.includes(id))
    if (old !== 'rejected' || taken) complaints.push(`it is tried again although ${n} is ${old}`)
  }
  return complaints
}

function aboutTheVideo({ storage, video }: Stage, job: JobRow): string[] {
  const complaints = visibleKeys(storage)
    .filter((key) => key.includes(job.id) && key.endsWith('.mp4'))
    .filter((key) => storedSha256(storage, key) !== video.sha256)
    .map((key) => `${key} is visible and not the whole video`)
  if (job.state !== 'done') return job.videoKey ? [...complaints, 'it shows a video'] : complaints
  const { sha256, sizeBytes } = video
  if (job.videoSha256 !== sha256 || job.videoSizeBytes !== sizeBytes)
    complaints.push('its row is about another video')
  if (storedSha256(storage, job.videoKey ?? '') !== sha256)
    complaints.push('its video is not there')
  if (!storedSha256(storage, job.posterKey ?? '')) complaints.push('its poster is not there')
  return complaints
}

function aboutTheReceipt({ state }: JobRow, receipt: string[]): string[] {
  const done = state === 'done' ? 1 : 0
  const expected: [string[], number][] = [
    [['asked'], 1],
    [['accepted', 'resolved'], done],
    [['done'], done],
  ]
  return expected
    .filter(([kinds, times]) => receipt.filter((kind) => kinds.includes(kind)).length !== times)
    .map(([kinds, times]) => `${kinds} is not ${times} times on its receipt`)
}
