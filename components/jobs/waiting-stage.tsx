import { getTranslations } from 'next-intl/server'
import { isLive, StateMark } from '#components/jobs/state-mark.tsx'
import { Elapsed } from '#components/time/elapsed.tsx'
import type { JobView } from '#lib/jobs/view.ts'

/** The stage while there is no video: the frame, and what is happening to it since when. */
export async function WaitingStage({ job }: { job: JobView }) {
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
      <div className="relative flex flex-col items-start gap-2 self-end bg-linear-to-t from-[oklch(0.12_0.005_260/92%)] to-transparent p-5 pt-20 [grid-area:1/1]">
        <StateMark state={state} label={common(`state.${state}`)} />
        {isLive(state) && (
          <>
            <p className="figures text-2xl">
              <span className="sr-only">
                {t('now.elapsed', { state: common(`state.${state}`) })}
              </span>
              <Elapsed since={startOf(job)} />
            </p>
            <p className="text-sm">{t(`now.${state}`)}</p>
            <p className="text-muted text-sm">{t('now.live')}</p>
          </>
        )}
      </div>
      {isLive(state) && state !== 'queued' && (
        <span aria-hidden className="absolute inset-x-0 bottom-0 h-0.5 overflow-hidden">
          <span className="block h-full w-1/3 animate-[sweep_1.8s_ease-in-out_infinite] bg-tally" />
        </span>
      )}
    </section>
  )
}

function startOf({ state, renderingAt, createdAt }: JobView): string {
  return (state === 'rendering' || state === 'saving') && renderingAt ? renderingAt : createdAt
}
