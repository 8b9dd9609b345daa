import { memo } from 'react'
import { ProgressBar } from '#components/batch/progress-bar.tsx'
import type { HistoryWords } from '#components/history/words.tsx'
import { PromptText } from '#components/jobs/prompt-text.tsx'
import { StateMark } from '#components/jobs/state-mark.tsx'
import { WorkspaceLink } from '#components/shell/workspace-link.tsx'
import { Ago } from '#components/time/ago.tsx'
import { type BatchView, endedStates } from '#lib/jobs/batch-view.ts'
import { jobStates } from '#lib/jobs/view.ts'
import { dollars } from '#lib/money/dollars.ts'

type Props = { batch: BatchView; words: HistoryWords }

/** A batch as one of the history: a sheet of its pictures, how far it is, and what it costs. */
export const BatchTile = memo(function BatchTile({ batch, words }: Props) {
  const { takes, counts, prompts } = batch
  const ended = endedStates.reduce((sum, state) => sum + counts[state], 0)
  const title = filled(words.batch.title, { count: takes })
  const columns = takes > 4 ? 'grid-cols-3' : 'grid-cols-2'
  const pictures = batch.pictures.slice(0, takes > 4 ? 9 : 4)
  return (
    <article
      aria-label={`${title}: ${batch.prompt || words.noPrompt}`}
      data-job=""
      className="group relative -m-1.5 min-w-0 p-1.5 [contain-intrinsic-size:auto_18rem] [content-visibility:auto]"
    >
      <div className="stage relative aspect-4/3 overflow-hidden rounded-lg bg-stage text-foreground">
        <div className={`grid size-full auto-rows-fr gap-px ${columns}`}>
          {pictures.map(({ jobId, frameId, done }) => (
            // biome-ignore lint/performance/noImgElement: private bytes of our own, already at their size
            <img
              key={jobId}
              src={done ? `/api/jobs/${jobId}/poster` : `/api/frames/${frameId}?size=small`}
              alt=""
              loading="lazy"
              decoding="async"
              className={`size-full min-h-0 min-w-0 object-cover ${done ? '' : 'opacity-40'}`}
            />
          ))}
        </div>
        <ul className="absolute top-2 left-2 flex flex-wrap gap-x-2 rounded-sm bg-[oklch(0.12_0.005_260/82%)] px-2 py-1 tabular-nums">
          {jobStates
            .filter((state) => counts[state] > 0)
            .map((state) => (
              <li key={state}>
                <StateMark state={state} label={`${counts[state]} ${words.states[state]}`} />
              </li>
            ))}
        </ul>
        <ProgressBar counts={counts} className="absolute inset-x-2 bottom-2" />
      </div>
      <h2 className="mt-2.5 font-medium text-base sm:min-h-[2lh]">
        <WorkspaceLink
          href={`/batches/${batch.id}`}
          prefetch={false}
          className="line-clamp-2 break-words outline-none after:absolute after:inset-0 after:rounded-lg focus-visible:after:outline-2 focus-visible:after:outline-tally focus-visible:after:-outline-offset-2"
        >
          {title}
          {prompts === 1 && (
            <>
              {' · '}
              <PromptText prompt={batch.prompt || words.noPrompt} />
            </>
          )}
        </WorkspaceLink>
      </h2>
      <p className="mt-1 flex items-baseline gap-2 text-muted text-xs tabular-nums">
        <span className="truncate">
          {filled(words.batch.progress, { ended, count: takes })}
          {prompts > 1 && ` · ${filled(words.batch.prompts, { count: prompts })}`}
        </span>
        <span className="ml-auto shrink-0">{dollars(batch.micros)}</span>
      </p>
      <p className="mt-0.5 flex items-baseline gap-2 text-muted text-xs">
        <span className="truncate">{batch.member.name}</span>
        <Ago at={batch.createdAt} locale={words.locale} className="relative ml-auto shrink-0" />
      </p>
    </article>
  )
})

/** `{count}` and the like stand for numbers. */
function filled(text: string, numbers: Record<string, number>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(numbers[name] ?? whole))
}
