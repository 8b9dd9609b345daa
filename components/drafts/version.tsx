import { useTranslations } from 'next-intl'
import { useId } from 'react'
import type { Held } from '#components/drafts/held.ts'
import { PromptText } from '#components/jobs/prompt-text.tsx'

/** What a composer holds, to be told apart from another: its frame, its words, its settings. */
export function Version({ title, held: { composition, frame } }: { title: string; held: Held }) {
  const t = useTranslations('drafts.version')
  const common = useTranslations('common')
  const heading = useId()
  const { prompt, choice } = composition
  const duration = common('seconds', { seconds: choice.durationSeconds })
  return (
    <article aria-labelledby={heading} className="min-w-0 rounded-md border p-2.5">
      <h3 id={heading} className="font-medium text-muted text-xs">
        {title}
      </h3>
      <div className="mt-1.5 flex gap-2.5">
        {frame ? (
          // biome-ignore lint/performance/noImgElement: a small copy of ours, already of its size
          <img
            src={`/api/frames/${frame.id}?size=small`}
            alt={t('frame')}
            className="size-14 shrink-0 rounded-sm bg-stage object-contain"
          />
        ) : (
          <span className="grid size-14 shrink-0 place-items-center rounded-sm bg-fill p-1 text-center text-muted text-xs leading-tight">
            {t('noFrame')}
          </span>
        )}
        <div className="min-w-0 text-sm">
          <p className="max-h-28 overflow-y-auto whitespace-pre-wrap break-words">
            {prompt ? <PromptText prompt={prompt} /> : t('noPrompt')}
          </p>
          <p className="mt-1 text-muted text-xs">
            {t('settings', { model: choice.model, duration, resolution: choice.resolution })}
          </p>
        </div>
      </div>
    </article>
  )
}
