import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { invalid, type Refusal } from './base-resp.ts'
import { challenge } from './challenge.ts'
import type { FaultOf } from './faults/rule.ts'
import type { Task } from './tasks.ts'
import type { World } from './world.ts'

type ChallengeFault = FaultOf<'challenge'>

const refusal = () => invalid('fail to check callback url')
const silenceMilliseconds = 3000

/**
 * Accepts the task once the callback address has echoed the challenge, as upstream does inside the
 * create call; refuses it otherwise. Without a callback address there is nothing to ask.
 */
export async function acceptAfterHandshake(
  world: World,
  { callbackUrl, prompt }: { callbackUrl: string | undefined; prompt: string },
  accept: () => Task,
): Promise<Task | Refusal> {
  if (callbackUrl === undefined) return accept()
  const fault = world.faults.draw('challenge', { prompt })
  const ask = (value: unknown) => challenge(world, callbackUrl, value)

  if (fault?.kind === 'skip') return accept()
  if (fault?.kind === 'after_accept') {
    const task = accept()
    task.challenges.push(await ask(randomUUID()))
    return task
  }
  if (fault?.kind === 'never') {
    await wait(silenceMilliseconds, undefined, { signal: world.end.signal })
    return refusal()
  }
  if (fault?.kind === 'late') {
    await wait(fault.milliseconds, undefined, { signal: world.end.signal })
  }
  const value = valueFor(fault)
  const records = [await ask(value)]
  if (fault?.kind === 'twice') {
    records.push(await ask(fault.second === 'same' ? value : randomUUID()))
  }
  if (records[0]?.result !== 'echoed' || fault?.kind === 'disbelieve') return refusal()
  const task = accept()
  task.challenges.push(...records)
  return task
}

/** What to send as the challenge; undefined leaves it out. */
function valueFor(fault: ChallengeFault | undefined): unknown {
  if (fault?.kind !== 'wrong') return randomUUID()
  const wrong: Record<typeof fault.as, unknown> = {
    number: 20_260_923,
    null: null,
    object: { value: randomUUID() },
    empty: '',
    missing: undefined,
    huge: 'x'.repeat(1024 * 1024),
  }
  return wrong[fault.as]
}
