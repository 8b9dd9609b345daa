import { accountOf } from './accounts.ts'
import { type baseResp, invalid, Refusal } from './base-resp.ts'
import type { Exchange } from './exchange.ts'
import { answer } from './faults/answer.ts'
import type { FaultOf } from './faults/rule.ts'
import type { Task } from './tasks.ts'

/** `GET /v1/query/video_generation?task_id=` and the relay's `GET /task/{task_id}`. */
export async function query(exchange: Exchange, taskId: string): Promise<void> {
  const { world, request } = exchange
  world.counters.queries += 1
  const task = world.tasks.byId(taskId)
  const fault = world.faults.draw('query', { taskId, prompt: task?.asked.prompt })
  await answer(exchange, fault, {
    work: async () => {
      const account = accountOf(request.headers, world.settings.badKey)
      if (account instanceof Refusal) return JSON.stringify(untold(taskId, account.base))
      const known = task?.account === account && !lagging(task, fault) ? task : undefined
      if (!known) return JSON.stringify(untold(taskId, invalid('task_id').base))
      return JSON.stringify(told(known, fault))
    },
    refusal: (base) => untold(taskId, base),
    twin: { status: 'Success' },
  })
}

/** The answer when there is nothing to say about the task. */
function untold(taskId: string, base_resp: ReturnType<typeof baseResp>) {
  return { task_id: taskId, status: '', file_id: '', video_width: 0, video_height: 0, base_resp }
}

function lagging(task: Task, fault: FaultOf<'query'> | undefined): boolean {
  return fault?.kind === 'lag' && Date.now() - task.acceptedAt.getTime() < fault.milliseconds
}

function told(task: Task, fault: FaultOf<'query'> | undefined): object {
  const { id: task_id, file, base: base_resp } = task
  const status = fault?.kind === 'status' ? fault.word : task.status
  if (fault?.kind === 'minimal') {
    return { task_id, status, ...(file ? { file_id: file.id } : {}), base_resp }
  }
  const shown = fault?.kind === 'no_file_id' ? undefined : file
  return {
    task_id,
    status,
    file_id: shown?.id ?? '',
    video_width: shown?.width ?? 0,
    video_height: shown?.height ?? 0,
    base_resp,
  }
}
