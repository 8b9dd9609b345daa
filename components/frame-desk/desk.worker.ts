import { draw } from '#components/frame-desk/draw.ts'
import { look } from '#components/frame-desk/look.ts'
import type { Answer, Task } from '#components/frame-desk/worker.ts'

/** Large pictures are read and drawn here, so that the page goes on. */
addEventListener('message', async ({ data }: MessageEvent<Task>) => {
  const answer: Answer = await work(data).catch((error: unknown) => ({ failed: String(error) }))
  postMessage(answer)
})

async function work(task: Task): Promise<Answer> {
  if (task.kind === 'look') return { quality: await look(task.file) }
  return { drawn: await draw(task.file, task.source, task.plan) }
}
