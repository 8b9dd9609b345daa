import { useTranslations } from 'next-intl'
import { useEffect, useState } from 'react'
import type { Clip } from '#components/rehearsal/export/film-clip.ts'
import { type Format, useExport } from '#components/rehearsal/export/use-export.ts'
import { Button } from '#components/ui/button.tsx'
import { Dialog, DialogContent } from '#components/ui/dialog.tsx'

const formats = ['mp4', 'gif'] as const

/** Makes a short clip of the rehearsal, here in the browser. */
export function ExportDialog({ clip, close }: { clip: Clip; close: () => void }) {
  const t = useTranslations('rehearsal.export')
  const rehearsal = useTranslations('rehearsal')
  const makesMp4 = useMakesMp4()
  const [asked, setAsked] = useState<Format>()
  const format = asked ?? (makesMp4 === false ? 'gif' : 'mp4')
  const { state, start, cancel } = useExport(clip, rehearsal('approximation'))
  const making = state.kind === 'making'
  const percent = making ? Math.floor(100 * state.share) : 0
  return (
    <Dialog open onOpenChange={(open) => open || close()}>
      <DialogContent title={t('title')} description={t('text')} closeLabel={t('close')}>
        <fieldset disabled={making} className="flex flex-wrap gap-x-6 gap-y-1">
          <legend className="sr-only">{t('format')}</legend>
          {formats.map((each) => (
            <label key={each} className="touch flex items-center gap-2 py-1">
              <input
                type="radio"
                name="rehearsal-format"
                checked={format === each}
                disabled={each === 'mp4' && makesMp4 === false}
                onChange={() => setAsked(each)}
                className="size-4 accent-foreground"
              />
              {t(each)}
            </label>
          ))}
        </fieldset>
        {makesMp4 === false && <p className="mt-1 text-muted text-sm">{t('mp4Missing')}</p>}
        <div className="mt-4 flex min-h-11 items-center gap-3 text-sm">
          {making ? (
            <>
              <progress
                aria-label={t('making', { percent: String(percent) })}
                value={percent}
                max={100}
                className="h-1.5 min-w-0 grow accent-foreground"
              />
              <span className="figures w-10 text-right text-xs">{percent} %</span>
              <Button variant="outline" onClick={cancel}>
                {t('cancel')}
              </Button>
            </>
          ) : (
            <>
              <Button disabled={makesMp4 === undefined} onClick={() => void start(format)}>
                {t('make')}
              </Button>
              <p role="status" className="min-w-0 break-words text-muted">
                {state.kind === 'done' && t('done', { name: state.name })}
                {state.kind === 'failed' && t('failed')}
              </p>
            </>
          )}
        </div>
      </DialogContent>
    </Dialog>
  )
}

/** Undefined while it is being found out. */
function useMakesMp4(): boolean | undefined {
  const [makes, setMakes] = useState<boolean>()
  useEffect(() => {
    const ask = async () => (await import('#components/rehearsal/export/make-mp4.ts')).canMakeMp4()
    void ask().then(setMakes, () => setMakes(false))
  }, [])
  return makes
}
