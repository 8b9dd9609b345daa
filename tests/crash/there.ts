import type { Scene } from './bring.ts'
import { unfinishedVideos } from './files.ts'
import type { Point } from './points.ts'
import { jobOf } from './take.ts'

/** Whether the job is at its point now, and there by whom it should be. */
export async function isThere(scene: Scene, point: Point): Promise<boolean> {
  const { stage, sender, takes, bars, holds } = scene
  const take = takes.get(point)
  const job = take && (await jobOf(stage, take))
  const waiting = (await holds.get(point)?.waiting()) ?? []
  const kept = bars.get(point)?.holds() ?? false
  const sent = job?.state === 'submitting' && job.sender === sender
  switch (point) {
    case 'asked':
      return job === undefined && waiting.includes('web')
    case 'claimed':
      return job?.state === 'queued' && waiting.includes(sender)
    case 'sending':
    case 'answered':
      return sent && waiting.includes(sender)
    case 'sent':
    case 'accepted':
      return sent && kept
    case 'polled':
      return job?.state === 'rendering' && kept
    case 'download':
      return job?.state === 'saving' && kept && unfinishedVideos(stage.storage).length > 0
    case 'commit':
      return job?.state === 'saving' && waiting.includes('worker')
  }
}
