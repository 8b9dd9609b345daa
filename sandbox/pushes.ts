import { setTimeout as wait } from 'node:timers/promises'
import { type Delivery, deliver } from './deliver.ts'
import type { FaultOf } from './faults/rule.ts'
import { forgery, oddly } from './forgery.ts'
import { type PushBody, pushBody } from './push-body.ts'
import type { Task } from './tasks.ts'
import type { World } from './world.ts'

/** One push, or one that was not sent. */
export type PushRecord = {
  status: string
  at: Date
  outcome: 'delivered' | 'failed' | 'dropped'
  httpStatus: number | undefined
  /** The rule that touched it. */
  fault: FaultOf<'push'>['kind'] | undefined
}

/** The push of each task that is under way: the next one waits for it, so that order is kept. */
const underWay = new WeakMap<Task, Promise<void>>()

/** Tells the task's callback address of the state it is in: one try, nobody waits for it. */
export function announce(world: World, task: Task): void {
  const url = task.asked.callbackUrl
  if (url === undefined) return
  const body = pushBody(task)
  const fault = world.faults.draw('push', { prompt: task.asked.prompt, taskId: task.id })
  const before = underWay.get(task) ?? Promise.resolve()
  const push = before.then(() => send(world, task, url, body, fault)).catch(() => undefined)
  underWay.set(task, push)
}

async function send(
  world: World,
  task: Task,
  url: string,
  body: PushBody,
  fault: FaultOf<'push'> | undefined,
): Promise<void> {
  const post = (delivery: Delivery) => record(world, task, body.status, delivery, fault?.kind)
  const plain: Delivery = { url, contentType: 'application/json', text: JSON.stringify(body) }
  switch (fault?.kind) {
    case 'drop':
      world.counters.pushes.dropped += 1
      task.pushes.push({
        status: body.status,
        at: new Date(),
        outcome: 'dropped',
        httpStatus: undefined,
        fault: 'drop',
      })
      break
    case 'delay':
      // Not awaited: the pushes after it overtake it.
      wait(fault.milliseconds, undefined, { signal: world.end.signal })
        .then(() => post(plain))
        .catch(() => undefined)
      break
    case 'duplicate':
      for (let time = 0; time < fault.times; time++) await post(plain)
      break
    case 'reorder':
      if (task.finishedAt) await post(plain)
      else task.heldPushes.push(() => post(plain))
      break
    case 'forge':
      await post({ ...plain, ...forgery(fault, url, body) })
      if (!fault.instead) await post(plain)
      break
    case 'capitals':
      await post({ ...plain, text: JSON.stringify({ ...body, status: capitalised(body.status) }) })
      break
    case 'body':
      await post({ ...plain, ...oddly(fault, body) })
      break
    default:
      await post(plain)
  }
  if (body.status !== 'processing') await releaseHeld(task)
}

async function releaseHeld(task: Task) {
  for (const push of task.heldPushes.splice(0)) await push()
}

async function record(
  world: World,
  task: Task,
  status: string,
  delivery: Delivery,
  fault: PushRecord['fault'],
) {
  world.counters.pushes.sent += 1
  const { outcome, httpStatus } = await deliver(world, delivery)
  world.counters.pushes[outcome] += 1
  task.pushes.push({ status, at: new Date(), outcome, httpStatus, fault })
}

function capitalised(word: string): string {
  return word.charAt(0).toUpperCase() + word.slice(1)
}
