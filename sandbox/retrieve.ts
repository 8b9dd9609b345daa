import { accountOf } from './accounts.ts'
import { baseResp, invalid, Refusal } from './base-resp.ts'
import type { Exchange } from './exchange.ts'
import { answer } from './faults/answer.ts'
import type { FaultOf } from './faults/rule.ts'
import type { Task, TaskFile } from './tasks.ts'

/** `GET /v1/files/retrieve?file_id=`: a new download link each time. */
export async function retrieve(exchange: Exchange, fileId: string): Promise<void> {
  const { world, request } = exchange
  world.counters.retrieves += 1
  const task = world.tasks.byFileId(fileId)
  const fault = world.faults.draw('retrieve', { taskId: task?.id, prompt: task?.asked.prompt })
  await answer(exchange, fault, {
    work: async () => {
      const account = accountOf(request.headers, world.settings.badKey)
      if (account instanceof Refusal) return JSON.stringify({ base_resp: account.base })
      const file = fileOf(exchange, task, account)
      if (!file) return JSON.stringify({ base_resp: invalid('file_id').base })
      return linked(exchange, file, fault)
    },
    refusal: (base) => ({ base_resp: base }),
    twin: { base_resp: baseResp(1024) },
  })
}

/** The file, when it is this account's and its bytes are still kept. */
function fileOf({ world }: Exchange, task: Task | undefined, account: string) {
  const file = task?.account === account ? task.file : undefined
  return file && world.videos.bytes(file.videoKey) ? file : undefined
}

function linked(
  { world, request }: Exchange,
  { id, path, createdAt }: TaskFile,
  fault: FaultOf<'retrieve'> | undefined,
): string {
  const origin = `http://${request.headers.host}`
  const rest = {
    bytes: 0,
    created_at: Math.floor(createdAt.getTime() / 1000),
    filename: 'output_aigc.mp4',
    purpose: 'video_generation',
    download_url: fault?.kind === 'link' ? fault.url : world.links.mint(origin, path),
    ...(fault?.kind === 'backup_link'
      ? { backup_download_url: world.links.mint(origin, path) }
      : {}),
  }
  // An int64 here, though text in the query answer; its digits may be more than a JS number holds.
  const digits = fault?.kind === 'file_id_text' ? JSON.stringify(id) : id
  const file = `{"file_id":${digits},${JSON.stringify(rest).slice(1)}`
  return `{"file":${file},"base_resp":${JSON.stringify(baseResp(0))}}`
}
