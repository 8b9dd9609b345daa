import type { IncomingHttpHeaders } from 'node:http'
import { accountOf } from './accounts.ts'
import { baseResp, Refusal } from './base-resp.ts'
import { parseJson, readBody } from './body.ts'
import { cutOff, type Exchange, sendText } from './exchange.ts'
import { answer } from './faults/answer.ts'
import type { FaultOf } from './faults/rule.ts'
import { acceptAfterHandshake } from './handshake.ts'
import { firstFrame } from './image.ts'
import { live } from './lifecycle.ts'
import { refusedByModeration } from './prompt.ts'
import { oddTaskId } from './task-id.ts'
import type { Task } from './tasks.ts'
import { validate } from './validate.ts'
import type { World } from './world.ts'

const bodyLimitBytes = 32 * 1024 * 1024

/** `POST /v1/video_generation`. */
export async function create(exchange: Exchange): Promise<void> {
  const { world, request } = exchange
  const { creates } = world.counters
  creates.seen += 1
  if (world.faults.refusesCreate()) {
    creates.disturbed += 1
    return cutOff(exchange)
  }
  const bytes = await readBody(request, bodyLimitBytes)
  if (!bytes) return sendText(exchange, 413, 'text/html', '<html>Request Entity Too Large</html>')
  const body = parseJson(bytes)
  const fault = world.faults.draw('create', { prompt: promptIn(body) })
  if (fault) creates.disturbed += 1
  await answer(exchange, fault, {
    work: async () => {
      const task = await accept(world, request.headers, body, fault)
      if (task instanceof Refusal) return refused(world, task)
      watchAnswer(exchange, task, fault)
      return JSON.stringify({ ...oddTaskId(world, task, fault), base_resp: baseResp(0) })
    },
    refusal: (base) => ({ task_id: '', base_resp: base }),
    twin: { task_id: '999999999999999' },
  })
}

function promptIn(body: unknown): string | undefined {
  return typeof body === 'object' && body && 'prompt' in body && typeof body.prompt === 'string'
    ? body.prompt
    : undefined
}

/** All checks in upstream's order; what passes them is a task from here on, whatever becomes of the answer. */
async function accept(
  world: World,
  headers: IncomingHttpHeaders,
  body: unknown,
  fault: FaultOf<'create'> | undefined,
): Promise<Task | Refusal> {
  const { settings, tasks, counters } = world
  const account = accountOf(headers, settings.badKey)
  if (account instanceof Refusal) return account
  if (!world.rate.permit(account)) return new Refusal(1002)
  if (!/^application\/json\b/i.test(headers['content-type'] ?? '')) {
    return new Refusal(2013, 'invalid params, content-type')
  }
  const asked = validate(body, settings)
  if (asked instanceof Refusal) return asked
  const image = await firstFrame(asked.firstFrame, settings)
  if (image instanceof Refusal) return image
  if (refusedByModeration(asked.prompt)) return new Refusal(1026)
  return acceptAfterHandshake(world, asked, () => {
    const wideIds = fault?.kind === 'task_id' && fault.as === 'wide'
    const task = tasks.accept({ account, asked, image, wideIds })
    counters.creates.accepted += 1
    live(world, task, image).catch((error) => {
      if (!world.end.signal.aborted) console.error(`The sandbox lost task ${task.id}:`, error)
    })
    return task
  })
}

function refused({ counters: { creates } }: World, { base }: Refusal): string {
  creates.refused += 1
  creates.refusedByCode[base.status_code] = (creates.refusedByCode[base.status_code] ?? 0) + 1
  return JSON.stringify({ task_id: '', base_resp: base })
}

/** Notes on the task whether its caller ever got to know its id. */
function watchAnswer({ response }: Exchange, task: Task, fault: FaultOf<'create'> | undefined) {
  const note = () => {
    if (!response.writableFinished) task.answer = 'lost'
    else
      task.answer =
        !fault || fault.kind === 'delay' || fault.kind === 'trickle' ? 'sent' : 'disturbed'
  }
  if (response.closed) note()
  else response.once('close', note)
}
