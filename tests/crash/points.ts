import type { Place } from './bar.ts'

/** Where a job is when something is killed. */
export const points = {
  asked: 'while it is asked for',
  claimed: 'before the send, its row not yet committed',
  sending: 'before the send, its row committed',
  sent: 'after the send, not accepted yet',
  accepted: 'after the accept, before the answer',
  answered: 'after the answer, before the row is written',
  polled: 'while polling',
  download: 'mid-download',
  commit: 'before the final commit',
} as const

export type Point = keyof typeof points

/** Points on the way between the product and the upstream, and where their calls are kept. */
export const places = {
  sent: 'create',
  accepted: 'answer',
  answered: 'answer',
  polled: 'query',
  download: 'download',
  commit: 'download',
} as const satisfies Partial<Record<Point, Place>>

/** Who is ended, and how. */
export const victims = {
  'kill -9 of web': { names: ['web'], signal: 'SIGKILL' },
  'kill -9 of worker': { names: ['worker'], signal: 'SIGKILL' },
  'kill -9 of web and worker': { names: ['web', 'worker'], signal: 'SIGKILL' },
  'kill -9 of PostgreSQL': { names: ['postgres'], signal: 'SIGKILL' },
  'kill -9 of all three': { names: ['web', 'worker', 'postgres'], signal: 'SIGKILL' },
  'SIGTERM for web and worker': { names: ['web', 'worker'], signal: 'SIGTERM' },
} as const satisfies Record<string, { names: readonly string[]; signal: 'SIGKILL' | 'SIGTERM' }>

export type Victim = keyof typeof victims

/** Where a create call is under way: its row says so, and its answer is not on record yet. */
const inFlight: readonly Point[] = ['sending', 'sent', 'accepted', 'answered']

/** Whether software must bring the job home; only what was lost with its sender may need a person. */
export function mustBeDone(victim: Victim, point: Point): boolean {
  const { names, signal } = victims[victim]
  const senderIsLost = signal === 'SIGKILL' && names.some((name) => name !== 'postgres')
  return !senderIsLost || !inFlight.includes(point)
}
