import { randomUUID } from 'node:crypto'
import { sha256 } from './files.ts'
import type { Stage } from './stage.ts'
import { jobOf, send, submit, type Take } from './take.ts'
import { until } from './until.ts'

/** Films once: all later takes of the same frame are the same bytes. Returns what they must be. */
export async function warmUp(stage: Omit<Stage, 'video'>): Promise<Stage['video']> {
  const take: Take = {
    person: stage.people.everybody,
    prompt: 'A street',
    submissionId: randomUUID(),
  }
  const open = { ...stage, video: { sha256: '', sizeBytes: 0 } }
  await submit(open, take)
  await send(open, take, 'web')
  await until(
    'the first job is done',
    async () => (await jobOf(open, take))?.state === 'done',
    60_000,
  )
  const [task] = await stage.upstream.tasks()
  if (!task) throw new Error('the sandbox accepted nothing')
  const bytes = await stage.upstream.video(task)
  return { sha256: sha256(bytes), sizeBytes: bytes.byteLength }
}
