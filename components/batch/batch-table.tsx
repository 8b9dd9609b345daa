import { getTranslations } from 'next-intl/server'
import { tableOf } from '#components/batch/matrix-of-takes.ts'
import { PromptText } from '#components/jobs/prompt-text.tsx'
import { StateMark } from '#components/jobs/state-mark.tsx'
import { WorkspaceLink } from '#components/shell/workspace-link.tsx'
import { ScrollBox } from '#components/ui/scroll-box.tsx'
import type { BatchTake } from '#lib/jobs/batch-view.ts'

/** The takes of a batch in their places: each as it stands, and a way to its page. */
export async function BatchTable({ takes }: { takes: BatchTake[] }) {
  const [t, batch, common, reasons] = await Promise.all([
    getTranslations('batch.page'),
    getTranslations('batch'),
    getTranslations('common'),
    getTranslations('failures'),
  ])
  const { frames, lines } = tableOf(takes)
  const settings = ({ job, choice }: BatchTake) =>
    [
      job.model,
      common('seconds', { seconds: job.durationSeconds }),
      job.resolution,
      ...(choice.promptOptimizer ? [] : [batch('optimizerOff')]),
      ...(choice.fastPretreatment ? [batch('fast')] : []),
    ].join(' · ')
  const cell = (take: BatchTake) => {
    const { job, retries } = take
    const reasonId = job.failure ? `reason-${job.id}` : undefined
    const state = common(`state.${job.state}`)
    return (
      <div key={job.id} className="w-32 shrink-0 sm:w-40">
        <WorkspaceLink
          href={`/jobs/${job.id}`}
          prefetch={false}
          aria-label={t('take', { n: take.n + 1, state })}
          aria-describedby={reasonId}
          title={!job.failure && job.waiting ? reasons(job.waiting) : undefined}
          className="stage relative block h-24 overflow-hidden rounded-md bg-stage text-foreground sm:h-27"
        >
          {/* biome-ignore lint/performance/noImgElement: private bytes of our own, already at their size */}
          <img
            src={
              job.video ? `/api/jobs/${job.id}/poster` : `/api/frames/${job.frame.id}?size=small`
            }
            alt=""
            loading="lazy"
            className={`size-full object-contain ${job.video ? '' : 'opacity-40'}`}
          />
          <span className="absolute top-1 left-1 rounded-sm bg-[oklch(0.12_0.005_260/82%)] px-1.5 py-0.5">
            <StateMark state={job.state} label={state} />
          </span>
          {retries > 0 && (
            <span className="absolute right-1 bottom-1 rounded-sm bg-[oklch(0.12_0.005_260/82%)] px-1.5 py-0.5 text-xs">
              {t('retried', { count: retries })}
            </span>
          )}
        </WorkspaceLink>
        {job.failure && (
          <p
            id={reasonId}
            title={reasons(job.failure)}
            className="mt-1 line-clamp-3 text-muted text-xs"
          >
            {reasons(job.failure)}
          </p>
        )}
      </div>
    )
  }
  return (
    <ScrollBox aria-label={t('grid')} className="-mx-4 overflow-x-auto px-4 pb-2 sm:mx-0 sm:px-0">
      <table className="border-separate border-spacing-x-2 border-spacing-y-3 -ml-2">
        <thead>
          <tr>
            <td />
            {frames.map(({ frame }, n) => (
              <th
                key={frame.id}
                scope="col"
                className="p-0 text-left font-normal text-muted text-xs"
              >
                {t('frame', { n: n + 1 })}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {lines.map((line) => (
            <tr key={line.key}>
              <th
                scope="row"
                className="w-36 min-w-36 max-w-36 p-0 text-left align-top font-normal sm:w-64 sm:min-w-64 sm:max-w-64"
              >
                <span className="line-clamp-4 break-words text-sm">
                  <PromptText prompt={line.prompt || common('noPrompt')} />
                </span>
                <span className="mt-1 line-clamp-3 text-muted text-xs">
                  {settings(line.settings)}
                </span>
              </th>
              {line.cells.map((cells, column) => (
                <td key={frames[column]?.frame.id} className="p-0 align-top">
                  <div className="flex gap-1">{cells.map(cell)}</div>
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollBox>
  )
}
