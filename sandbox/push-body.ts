import type { BaseResp } from './base-resp.ts'
import type { Status, Task } from './tasks.ts'

/** What a push says. Its words are lower-case and not those of the query answer. */
export type PushBody = { task_id: string; status: string; file_id: string; base_resp: BaseResp }

const words: Record<Status, string> = {
  Preparing: 'processing',
  Queueing: 'processing',
  Processing: 'processing',
  Success: 'success',
  Fail: 'failed',
}

/** The push for the state that `task` is in now. */
export function pushBody(task: Task): PushBody {
  return {
    task_id: task.id,
    status: words[task.status],
    file_id: task.file?.id ?? '',
    base_resp: task.base,
  }
}
