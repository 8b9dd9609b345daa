import { TileActions } from '#components/history/tile-actions.tsx'
import { TilePreview } from '#components/history/tile-preview.tsx'
import type { HistoryWords } from '#components/history/words.tsx'
import { isLive, StateMark } from '#components/jobs/state-mark.tsx'
import { BandBar, StepBar } from '#components/queue/band-bar.tsx'
import { Place } from '#components/queue/place.tsx'
import { Usual } from '#components/queue/usual.tsx'
import { Elapsed } from '#components/time/elapsed.tsx'
import type { Band } from '#lib/jobs/band.ts'
import type { QueuePlace } from '#lib/jobs/outlook.ts'
import type { JobView } from '#lib/jobs/view.ts'

type Props = {
  job: JobView
  words: HistoryWords
  /** Where it stands while it waits. */
  place: QueuePlace | undefined
  /** How long such takes take, while it runs. */
  band: Band | undefined
}

/** The dark box of a tile: poster and preview when there is a video, else the frame and what is happening. */
export function TileStage({ job, words, place, band, playing }: Props & { playing: boolean }) {
  const reason = job.failure ?? job.waiting
  return (
    <div className="stage relative aspect-4/3 overflow-hidden rounded-lg bg-stage text-foreground">
      <Still job={job} />
      {job.video && playing && <TilePreview jobId={job.id} />}
      <div
        className={
          job.state === 'done'
            ? 'sr-only'
            : 'absolute top-2 left-2 rounded-sm bg-[oklch(0.12_0.005_260/82%)] px-2 py-1'
        }
      >
        <StateMark state={job.state} label={words.states[job.state]} />
        {job.pinned && job.state === 'queued' && (
          <span role="img" aria-label={words.queue.pinned} className="ml-1.5">
            {words.icons.pinned}
          </span>
        )}
      </div>
      {reason && (
        <div className="absolute inset-x-0 bottom-0 bg-linear-to-t from-[oklch(0.12_0.005_260/96%)] via-[oklch(0.12_0.005_260/86%)] to-transparent px-3 pt-8 pb-3">
          <p className="line-clamp-3 text-xs leading-snug">{words.reasons[reason]}</p>
        </div>
      )}
      {!reason && <Facts job={job} words={words} place={place} band={band} />}
      {isLive(job.state) &&
        job.state !== 'queued' &&
        (band && job.renderingAt ? <BandBar band={band} since={job.renderingAt} /> : <StepBar />)}
      <TileActions job={job} words={words} />
    </div>
  )
}

/** Whole, never cropped; the box is known, so nothing moves when it arrives. */
function Still({ job }: { job: JobView }) {
  const source = job.video ? `/api/jobs/${job.id}/poster` : `/api/frames/${job.frame.id}?size=small`
  const { width, height } = job.video ?? job.frame
  return (
    // biome-ignore lint/performance/noImgElement: private bytes of our own, already at their size
    <img
      src={source}
      alt=""
      width={width}
      height={height}
      loading="lazy"
      decoding="async"
      className={`absolute inset-0 size-full object-contain ${job.video ? '' : 'opacity-45'}`}
    />
  )
}

function Facts({ job, words, place, band }: Props) {
  const since = job.renderingAt && isLive(job.state) ? job.renderingAt : job.createdAt
  return (
    <p className="absolute right-2 bottom-2 flex gap-2 rounded-sm bg-[oklch(0.12_0.005_260/82%)] px-1.5 py-0.5 text-xs tabular-nums">
      {isLive(job.state) && (
        <>
          {place && <Place place={place} locale={words.locale} words={words.queue} />}
          {band && <Usual band={band} since={since} words={words.queue} />}
          {!place && <Elapsed since={since} />}
        </>
      )}
      {!isLive(job.state) && (
        <>
          <span>{words.seconds.replace('{n}', String(job.durationSeconds))}</span>
          <span className="text-muted">{job.resolution}</span>
        </>
      )}
    </p>
  )
}
