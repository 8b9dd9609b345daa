import type { Scene } from './bring.ts'
import { unfinishedVideos } from './files.ts'
import type { Point } from './points.ts'
import { jobOf } from './take.ts'

/** Whether the job is at its point now, and there by whom it should be. */
export async function isThere(scene: Scene, point: Point): Promise<boolean> {
  const { stage, sender, since, takes, bars, holds } = scene
  const take = takes.get(point)
  const job = take && (await jobOf(stage, take))
  const waiting = (await holds.get(point)?.waiting()) ?? []
  const kept = bars.get(point)?.holds() ?? false
  const sent = job?.state === 'submitting' && job.sender === sender
  const tasks = await stage.upstream.tasks(since)
  const accepted = tasks.some(({ request }) => request.prompt === take?.prompt)
  switch (point) {
    case 'asked':
      return job === undefined && waiting.includes('web')
    case 'claimed':
      return job?.state === 'queued' && waiting.includes(sender)
    case 'sending':
      return sent && !accepted && waiting.includes(sender)
    case 'sent':
      return sent && !accepted && kept
    case 'accepted':
      return sent && accepted && kept
    case 'answered':
      return sent && accepted && waiting.includes(sender)
    case 'polled':
      return job?.state === 'rendering' && kept
    case 'download':
      return job?.state === 'saving' && kept && unfinishedVideos(stage.storage).length > 0
    case 'commit':
      return job?.state === 'saving' && waiting.includes('worker')
  }
}
