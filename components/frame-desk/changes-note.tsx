import { Undo2 } from 'lucide-react'
import { useFormatter, useLocale, useTranslations } from 'next-intl'
import type { Change, Size } from '#components/frame-desk/plan.ts'
import { fileSize } from '#components/jobs/file-size.ts'
import { Button } from '#components/ui/button.tsx'

/** Nothing is changed silently: what was done to the picture, in words, and the way back. */
export function ChangesNote({ changes, undo }: { changes: Change[]; undo: () => void }) {
  const t = useTranslations('frames.changes')
  const locale = useLocale()
  const format = useFormatter()
  const words = changes.map((change) => wordsOf(change))

  function wordsOf(change: Change): string {
    if (change.kind === 'still' || change.kind === 'bare' || change.kind === 'flattened')
      return t(change.kind)
    if (change.kind === 'turned') return t('turned', { degrees: String(change.degrees) })
    if (change.kind === 'converted') return t('converted', { from: change.from, to: change.to })
    if (change.kind === 'encoded')
      return t('encoded', {
        to: change.to,
        before: fileSize(change.fromBytes, locale),
        after: fileSize(change.toBytes, locale),
      })
    const sizes = { before: pixels(change.from), after: pixels(change.to) }
    if (change.kind === 'scaled') return t('scaled', sizes)
    return change.ratio ? t('croppedTo', { ratio: change.ratio, ...sizes }) : t('cropped', sizes)
  }

  return (
    <div className="flex flex-wrap items-start gap-x-3 gap-y-1 rounded-lg border bg-surface p-3 text-sm">
      <p role="status" className="min-w-48 grow basis-0">
        <span className="font-medium">{t('title')}</span>{' '}
        {format.list(words, { type: 'unit', style: 'long' })}
      </p>
      <Button size="sm" variant="outline" onClick={undo}>
        <Undo2 aria-hidden />
        {t('undo')}
      </Button>
    </div>
  )
}

function pixels({ width, height }: Size): string {
  return `${width} × ${height}`
}
