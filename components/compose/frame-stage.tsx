import { ImagePlus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { type ReactNode, useEffect, useId, useRef } from 'react'
import { FrameStatus } from '#components/compose/frame-status.tsx'
import { useEarly } from '#components/compose/use-early.ts'
import type { FrameWork } from '#components/compose/use-frame.ts'
import { FieldError } from '#components/form/field-error.tsx'
import { later } from '#components/shell/later.tsx'
import { MissingPart } from '#components/shell/missing-part.tsx'

const FrameDesk = later(
  async () => (await import('#components/frame-desk/frame-desk.tsx')).FrameDesk,
  { Missing: MissingPart },
)

type Props = { work: FrameWork; over: boolean; error: string | undefined; children?: ReactNode }

/**
 * The dark stage with the first frame, whole; before that, the place to drop one. All of it is one file input.
 * Children lie over the picture.
 */
export function FrameStage({ work, over, error, children }: Props) {
  const { state, take, again, takeFrame, clear } = work
  const t = useTranslations('compose.frame')
  const input = useRef<HTMLInputElement>(null)
  const errorId = useId()
  useEffect(() => {
    if (error) input.current?.focus()
  }, [error])
  const pick = (field: HTMLInputElement | null) => {
    const file = field?.files?.[0]
    if (!field || !file) return
    field.value = ''
    take(file)
  }
  useEarly(() => pick(input.current))
  const preview = 'preview' in state ? state.preview : undefined
  const refused = state.kind === 'refused' && state.about === 'file' ? state.message : error
  return (
    <section className="grid gap-2">
      <div
        className={`stage relative grid overflow-hidden rounded-lg bg-stage text-foreground outline-offset-2 has-[[type=file]:focus-visible]:outline-2 has-[[type=file]:focus-visible]:outline-tally ${over ? 'ring-2 ring-tally' : ''}`}
      >
        {preview ? (
          // biome-ignore lint/performance/noImgElement: the person's own file, or private bytes of ours
          <img
            src={preview}
            alt={t('alt')}
            className="aspect-4/3 max-h-[62dvh] w-full object-contain [grid-area:1/1] sm:aspect-video"
          />
        ) : (
          <span className="grid aspect-4/3 max-h-[62dvh] w-full content-center justify-items-center gap-2 p-6 text-center sm:aspect-video">
            <ImagePlus aria-hidden className="size-8 text-muted" strokeWidth={1.5} />
            <span className="mt-1 font-medium">{over ? t('dropNow') : t('drop')}</span>
            <span className="rounded-sm border px-3 py-1.5 text-sm">{t('choose')}</span>
          </span>
        )}
        {children}
        <input
          ref={input}
          type="file"
          accept="image/*,.heic,.heif,.avif,video/mp4"
          aria-label={t('label')}
          aria-invalid={refused ? true : undefined}
          aria-describedby={refused ? errorId : undefined}
          className="absolute inset-0 cursor-pointer opacity-0"
          autoComplete="off"
          onChange={({ target }) => pick(target)}
        />
        {state.kind === 'uploading' && (
          <span
            aria-hidden
            className="absolute inset-x-0 bottom-0 h-0.5 origin-left bg-tally transition-transform"
            style={{ transform: `scaleX(${state.share})` }}
          />
        )}
      </div>
      <FrameStatus
        state={state}
        replace={() => input.current?.click()}
        clear={clear}
        again={again}
        pick={takeFrame}
        takeOut={work.takeOut}
        focus={() => input.current?.focus()}
      />
      <FieldError id={errorId}>{refused}</FieldError>
      {state.kind !== 'empty' && state.kind !== 'fetching' && <FrameDesk work={work} />}
    </section>
  )
}
