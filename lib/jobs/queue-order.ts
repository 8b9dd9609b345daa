/**
 * Who is next, as the dispatcher decides it (lib/jobs/send-rows.ts), for all that waits at once: what people
 * are told of their place. Pure.
 */

export type Waiting = {
  id: string
  userId: string
  pinned: boolean
  /** Part of a batch: it yields to single jobs. */
  batch: boolean
}

/**
 * The order in which a workspace's waiting jobs go. `jobs` as they came, the pinned ones as they were pinned;
 * `members` by how long they waited since a send, the longest first.
 */
export function queueOrder(jobs: readonly Waiting[], members: readonly string[]): string[] {
  const pinned = jobs.filter((job) => job.pinned)
  const singles = jobs.filter((job) => !job.pinned && !job.batch)
  const batches = jobs.filter((job) => !job.pinned && job.batch)
  let turn = [...new Set([...members, ...jobs.map(({ userId }) => userId)])]
  for (const { userId } of pinned) turn = [...turn.filter((id) => id !== userId), userId]
  const order = pinned.map(({ id }) => id)
  for (const kind of [singles, batches]) {
    const went = inTurns(kind, turn)
    order.push(...went.order)
    turn = went.turn
  }
  return order
}

function inTurns(jobs: readonly Waiting[], members: readonly string[]) {
  const lines = new Map<string, string[]>()
  for (const { id, userId } of jobs) lines.set(userId, [...(lines.get(userId) ?? []), id])
  const order: string[] = []
  let turn = [...members]
  for (let round = 0; order.length < jobs.length; round++) {
    for (const userId of turn) {
      const id = lines.get(userId)?.[round]
      if (id !== undefined) order.push(id)
    }
    // Who had no job left in this round has waited longer than those who went.
    turn = [
      ...turn.filter((userId) => lines.get(userId)?.[round] === undefined),
      ...turn.filter((userId) => lines.get(userId)?.[round] !== undefined),
    ]
  }
  return { order, turn }
}

/** How many of other workspaces go before our job number `place` (from 0): the workspaces take turns. */
export function aheadElsewhere(
  place: number,
  others: readonly { queued: number; before: boolean }[],
): number {
  return others.reduce(
    (sum, { queued, before }) => sum + Math.min(queued, place + (before ? 1 : 0)),
    0,
  )
}

export type AccountLoad = {
  rpm: number
  concurrency: number
  /** Seconds since each create call of the last window, the longest ago first. */
  sentSecondsAgo: readonly number[]
  /** Seconds since each task in flight was accepted, the longest ago first. */
  runningSeconds: readonly number[]
  /** How long a task takes. */
  takesSeconds: number
  /** Until a pause of the account is over; 0 when it does not pause. */
  pauseSeconds: number
}

const windowSeconds = 62

/** In how many seconds each of the next `count` calls may go, by both limits of the account. */
export function expectedStarts(count: number, load: AccountLoad): number[] {
  const calls = load.sentSecondsAgo.map((ago) => -ago)
  const free = load.runningSeconds.map((ran) => Math.max(0, load.takesSeconds - ran))
  const starts: number[] = []
  for (let n = 0; n < count; n++) {
    const byRate = calls.length < load.rpm ? 0 : (calls.at(-load.rpm) ?? 0) + windowSeconds
    let bySlot = 0
    while (free.length > 0 && free.length >= load.concurrency) bySlot = takeSmallest(free)
    const start = Math.max(load.pauseSeconds, byRate, bySlot, starts.at(-1) ?? 0)
    starts.push(start)
    calls.push(start)
    free.push(start + load.takesSeconds)
  }
  return starts
}

function takeSmallest(all: number[]): number {
  const smallest = all.reduce((least, each) => Math.min(least, each), Number.POSITIVE_INFINITY)
  all.splice(all.indexOf(smallest), 1)
  return smallest
}
