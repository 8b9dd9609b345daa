import { TriangleAlert } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef, useState } from 'react'
import type { Box } from '#components/frame-desk/plan.ts'
import type { Quality } from '#components/frame-desk/quality.ts'
import { looked } from '#components/frame-desk/worker.ts'
import { Button } from '#components/ui/button.tsx'

type Props = {
  picture: () => File | Promise<File | undefined>
  cropOff: (picture: File, bars: Box) => void
}

/** What one would be sorry about after paying. None of it forbids anything. */
export function QualityNotes({ picture, cropOff }: Props) {
  const t = useTranslations('frames.quality')
  const [found, setFound] = useState<{ file: File; quality: Quality }>()
  const open = useRef(picture)
  useEffect(() => {
    let stopped = false
    void (async () => {
      const file = await open.current()
      const quality = file && (await looked(file))
      if (quality && !stopped) setFound({ file, quality })
    })()
    return () => {
      stopped = true
    }
  }, [])
  const notes = (['bars', 'blurred', 'compressed', 'tiny'] as const).filter(
    (name) => found?.quality[name],
  )
  return (
    <ul aria-label={t('title')} aria-live="polite" className="grid gap-2 empty:hidden">
      {found &&
        notes.map((name) => (
          <li key={name} className="flex flex-wrap items-start gap-x-3 gap-y-1 text-sm">
            <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0 text-attention" />
            <span className="min-w-48 grow basis-0">{t(name)}</span>
            {name === 'bars' && found.quality.bars && (
              <CropOff crop={() => found.quality.bars && cropOff(found.file, found.quality.bars)} />
            )}
          </li>
        ))}
    </ul>
  )
}

function CropOff({ crop }: { crop: () => void }) {
  const t = useTranslations('frames.quality')
  return (
    <Button size="sm" variant="outline" onClick={crop}>
      {t('cropOff')}
    </Button>
  )
}
