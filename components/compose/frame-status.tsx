import { useLocale, useTranslations } from 'next-intl'
import { EarlierButtons } from '#components/compose/earlier-buttons.tsx'
import type { FrameState } from '#components/compose/use-frame.ts'
import { fileSize } from '#components/jobs/file-size.ts'
import type { TakeFrame } from '#components/lineage/take-frame.tsx'
import { Button } from '#components/ui/button.tsx'
import type { FrameView } from '#lib/frames/view.ts'

type Props = {
  state: FrameState
  replace: () => void
  clear: () => void
  again: (file: File) => void
  pick: (frame: FrameView) => void
  takeOut: TakeFrame
  focus: () => void
}

/** One line under the stage: what is happening to the picture, or what it is, and what one can do with it. */
export function FrameStatus({ state, replace, clear, again, pick, takeOut, focus }: Props) {
  const t = useTranslations('compose.frame')
  const locale = useLocale()
  /** The button goes with what it did: the focus goes to the stage. */
  const after = (work: () => void) => () => {
    focus()
    work()
  }
  return (
    <div className="flex min-h-8 flex-wrap items-center gap-x-3 gap-y-1 text-muted text-sm">
      <p role="status" className="min-w-0 grow tabular-nums">
        {(state.kind === 'empty' || state.kind === 'refused') && t('hint')}
        {state.kind === 'checking' && t('checking')}
        {state.kind === 'repairing' && t('repairing')}
        {state.kind === 'fetching' && t('fetching')}
        {state.kind === 'uploading' &&
          t('uploading', { percent: String(Math.floor(state.share * 100)) })}
        {state.kind === 'broken' && <span className="text-failed">{t('broken')}</span>}
        {state.kind === 'ready' && (
          <>
            {t('facts', {
              width: String(state.frame.width),
              height: String(state.frame.height),
              size: fileSize(state.frame.bytes, locale),
            })}
            {state.known && <span className="block text-xs">{t('known')}</span>}
            {state.frame.warning && (
              <span className="mt-0.5 block text-attention text-xs">{t('shape')}</span>
            )}
          </>
        )}
      </p>
      {(state.kind === 'empty' || state.kind === 'refused') && (
        <EarlierButtons pick={pick} takeOut={takeOut} focus={focus} />
      )}
      {state.kind === 'broken' && (
        <Button size="sm" variant="outline" onClick={after(() => again(state.file))}>
          {t('again')}
        </Button>
      )}
      {state.kind === 'uploading' && (
        <Button size="sm" variant="quiet" onClick={after(clear)}>
          {t('cancel')}
        </Button>
      )}
      {state.kind === 'ready' && (
        <>
          <Button size="sm" variant="quiet" onClick={replace}>
            {t('replace')}
          </Button>
          <Button size="sm" variant="quiet" onClick={after(clear)}>
            {t('remove')}
          </Button>
        </>
      )}
    </div>
  )
}
