import { getTranslations } from 'next-intl/server'
import { isLive, StateMark } from '#components/jobs/state-mark.tsx'
import { WaitingFacts } from '#components/queue/waiting-facts.tsx'
import { Elapsed } from '#components/time/elapsed.tsx'
import type { Outlook } from '#lib/jobs/outlook.ts'
import type { JobView } from '#lib/jobs/view.ts'

type Props = { job: JobView; outlook: Outlook | null }

/** The stage while there is no video: the frame, and what is happening to it since when. */
export async function WaitingStage({ job, outlook }: Props) {
  const [t, common] = await Promise.all([getTranslations('job'), getTranslations('common')])
  const { state, frame } = job
  return (
    <section className="stage relative grid overflow-hidden rounded-lg bg-stage text-foreground">
      {/* biome-ignore lint/performance/noImgElement: private bytes of our own, already at their size */}
      <img
        src={`/api/frames/${frame.id}?size=small`}
        alt={t('frameAlt')}
        width={frame.width}
        height={frame.height}
        style={{ aspectRatio: `${frame.width} / ${frame.height}` }}
        className="max-h-[70dvh] w-full object-contain opacity-50 [grid-area:1/1]"
      />
      <div className="z-0 flex flex-col items-start gap-2 self-end bg-linear-to-t from-[oklch(0.12_0.005_260/92%)] to-transparent p-5 pt-20 [grid-area:1/1]">
        <StateMark state={state} label={common(`state.${state}`)} />
        {job.waiting === 'approval' && <p className="text-sm">{t('now.approval')}</p>}
        {isLive(state) && job.waiting !== 'approval' && (
          <>
            <p className="figures text-2xl">
              <span className="sr-only">
                {t('now.elapsed', { state: common(`state.${state}`) })}
              </span>
              <Elapsed since={startOf(job)} />
            </p>
            <p className="text-sm">{t(`now.${state}`)}</p>
            <WaitingFacts job={job} outlook={outlook} />
            <p className="text-muted text-sm">{t('now.live')}</p>
          </>
        )}
      </div>
    </section>
  )
}

function startOf({ state, renderingAt, createdAt }: JobView): string {
  return (state === 'rendering' || state === 'saving') && renderingAt ? renderingAt : createdAt
}
