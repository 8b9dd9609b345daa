import { memo } from 'react'
import { TileStage } from '#components/history/tile-stage.tsx'
import type { HistoryWords } from '#components/history/words.tsx'
import { PromptText } from '#components/jobs/prompt-text.tsx'
import { WorkspaceLink } from '#components/shell/workspace-link.tsx'
import { Ago } from '#components/time/ago.tsx'
import type { Band } from '#lib/jobs/band.ts'
import type { QueuePlace } from '#lib/jobs/outlook.ts'
import type { JobView } from '#lib/jobs/view.ts'
import { dollars } from '#lib/money/dollars.ts'

type Props = {
  job: JobView
  words: HistoryWords
  place: QueuePlace | undefined
  band: Band | undefined
  playing: boolean
  /** The pointer or the focus came (true) or went. */
  onAttention: (jobId: string, here: boolean) => void
}

/** One job of the history: its picture, what was asked for, by whom and when. */
export const Tile = memo(function Tile({ job, words, place, band, playing, onAttention }: Props) {
  const prompt = job.prompt || words.noPrompt
  return (
    <article
      aria-label={prompt}
      data-job={job.id}
      className="group relative -m-1.5 min-w-0 p-1.5 [contain-intrinsic-size:auto_18rem] [content-visibility:auto]"
      onPointerEnter={(event) => event.pointerType === 'mouse' && onAttention(job.id, true)}
      onPointerLeave={() => onAttention(job.id, false)}
      onFocus={() => onAttention(job.id, true)}
      onBlur={() => onAttention(job.id, false)}
    >
      <TileStage job={job} words={words} place={place} band={band} playing={playing} />
      <h2 className="mt-2.5 sm:min-h-[2lh] font-medium text-base">
        <WorkspaceLink
          href={`/jobs/${job.id}`}
          prefetch={false}
          className="line-clamp-2 break-words outline-none after:absolute after:inset-0 after:rounded-lg focus-visible:after:outline-2 focus-visible:after:-outline-offset-2 focus-visible:after:outline-tally"
        >
          <PromptText prompt={prompt} />
        </WorkspaceLink>
      </h2>
      <p className="mt-1 flex items-baseline gap-2 text-muted text-xs">
        <span className="truncate">{job.model}</span>
        <Price job={job} words={words} />
      </p>
      <p className="mt-0.5 flex items-baseline gap-2 text-muted text-xs">
        <span className="truncate">{job.member.name}</span>
        <Ago at={job.createdAt} locale={words.locale} className="relative ml-auto shrink-0" />
      </p>
    </article>
  )
})

/** What it costs, or would: a take that ended without a video shows none. */
function Price({ job: { priceMicros, state }, words }: Pick<Props, 'job' | 'words'>) {
  const shown = priceMicros !== null && state !== 'failed' && state !== 'canceled'
  return (
    <span
      className="ml-auto shrink-0 tabular-nums"
      title={shown ? words.price.known : words.price.title}
    >
      {shown ? dollars(priceMicros) : words.price.text}
    </span>
  )
}
