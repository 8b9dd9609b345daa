import 'server-only'
import { fromPrisma, PgBoss, type PrismaTransactionLike } from 'pg-boss'
import { wait } from '#lib/clock.ts'
import { log } from '#lib/log.ts'
import { loginUrl } from '#lib/logins.ts'
import { processWide } from '#lib/process-wide.ts'
import { inTurn } from '#lib/turns.ts'
import { UnderWay } from '#lib/under-way.ts'

/**
 * The queue only says "look at row X now": a lost or repeated message changes nothing, because the
 * row decides and the sweep finds what fell due (docs/decisions/0005).
 */

export type Message = {
  /** Ask the upstream how this job's task is. */
  settle: { jobId: string }
  /** Bring this job's video home. */
  save: { jobId: string }
}
export type QueueName = keyof Message

/** Rows looked at side by side in one process. */
const sideBySide = { settle: 64, save: 12 } as const satisfies Record<QueueName, number>

const reopenMilliseconds = 1_000

const ours = processWide('queue', (): { boss?: Promise<PgBoss>; looks: UnderWay } => ({
  looks: new UnderWay(),
}))

function queue(): Promise<PgBoss> {
  ours.boss ??= open().catch((error: unknown) => {
    delete ours.boss
    throw error
  })
  return ours.boss
}

async function open(): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: loginUrl('machine'),
    createSchema: false, // a migration made it
    max: 4,
    schedule: false,
    useListenNotify: true,
  })
  boss.on('error', (error) => log.warn({ err: error }, 'queue error'))
  try {
    await boss.start()
    for (const name of Object.keys(sideBySide)) {
      await boss.createQueue(name, {
        notify: true,
        retryLimit: 0,
        expireInSeconds: 3600,
        deleteAfterSeconds: 600,
      })
    }
  } catch (error) {
    await boss.stop({ graceful: false }).catch(() => {}) // what of it had started
    throw error
  }
  return boss
}

/** Opens the queue, trying until the database is there. False when `stop` came first. */
export async function openQueue(stop: AbortSignal): Promise<boolean> {
  while (!stop.aborted) {
    try {
      await queue()
      return true
    } catch (error) {
      log.warn({ err: error }, 'the queue cannot be opened yet; trying again')
      await wait(reopenMilliseconds, stop).catch(() => {})
    }
  }
  return false
}

/** Says that a row is to be looked at, at once or `afterSeconds` from now; with `tx`, when it commits. */
export async function enqueue<Name extends QueueName>(
  name: Name,
  message: Message[Name],
  options: { tx?: PrismaTransactionLike; afterSeconds?: number } = {},
): Promise<void> {
  const boss = await queue()
  await boss.send(name, message, {
    ...(options.afterSeconds ? { startAfter: Math.ceil(options.afterSeconds) } : {}),
    ...(options.tx ? { db: fromPrisma(options.tx) } : {}),
  })
}

/** Says that many rows are to be looked at now. */
export async function enqueueAll<Name extends QueueName>(
  name: Name,
  messages: Message[Name][],
): Promise<void> {
  if (messages.length === 0) return
  const boss = await queue()
  const jobs = messages.map((data) => ({ data }))
  await boss.insert(name, jobs)
}

/** Hands every message of `name` to `handle` until the process stops. Errors are logged: the row stays due. */
export async function work<Name extends QueueName>(
  name: Name,
  handle: (message: Message[Name]) => Promise<void>,
): Promise<void> {
  const boss = await queue()
  // One taker: a notification wakes all there are, and each of them asks the database.
  const options = { batchSize: 20, burstWhenBatchFull: true, pollingIntervalSeconds: 1 }
  await boss.work<Message[Name], void>(name, options, async (messages) => {
    await Promise.all(messages.map((message) => begun(name, () => handle(message.data))))
  })
}

/**
 * Resolves when the look has begun, not when it ends: its message has then done what it is for, and a
 * look that takes long keeps no other waiting.
 */
function begun(name: QueueName, look: () => Promise<void>): Promise<void> {
  return new Promise((resolve) => {
    const whole = inTurn(`queue ${name}`, sideBySide[name], () => {
      resolve()
      return attempt(name, look)
    })
    void ours.looks.track(whole)
  })
}

async function attempt(name: QueueName, run: () => Promise<void>): Promise<void> {
  try {
    await run()
  } catch (error) {
    log.error({ err: error, queue: name }, 'a look at a row failed; the sweep will look again')
  }
}

/** Stops taking messages and waits for those in hand. */
export async function closeQueue(timeoutSeconds: number): Promise<void> {
  const boss = await ours.boss
  if (!boss) return
  const allEnded = new AbortController()
  const late = wait(timeoutSeconds * 1000, allEnded.signal).catch(() => {})
  await Promise.race([ended(boss), late])
  allEnded.abort()
  await boss.stop({ graceful: true, timeout: timeoutSeconds * 1000 })
}

async function ended(boss: PgBoss): Promise<void> {
  for (const name of Object.keys(sideBySide)) await boss.offWork(name)
  await ours.looks.drain()
}
