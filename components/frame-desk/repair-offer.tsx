import { Wrench } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { FrameState } from '#components/compose/frame-state.ts'
import { Button } from '#components/ui/button.tsx'

type Repair = NonNullable<Extract<FrameState, { kind: 'refused' }>['repair']>
type Props = { repair: Repair; fix: () => void; crop: () => void }

/** A picture that was refused and can be mended: one press where there is one way, the crop desk where a person must choose. */
export function RepairOffer({ repair: { mustCrop, source, code }, fix, crop }: Props) {
  const t = useTranslations('frames.repair')
  const why = source.moves ? 'moves' : whyOf(code)
  return (
    <section
      aria-label={t('title')}
      className="flex flex-wrap items-center gap-2 rounded-lg border bg-surface p-3"
    >
      <Wrench aria-hidden className="size-4 shrink-0 text-muted" />
      <p className="min-w-48 grow basis-0 text-sm">
        {mustCrop ? t('mustCrop') : t('can', { why, type: source.type })}
      </p>
      {mustCrop ? (
        <Button size="sm" onClick={crop}>
          {t('crop')}
        </Button>
      ) : (
        <>
          <Button size="sm" onClick={fix}>
            {t('fix', { why })}
          </Button>
          <Button size="sm" variant="outline" onClick={crop}>
            {t('cropInstead')}
          </Button>
        </>
      )}
    </section>
  )
}

/** The branch of the sentence. */
function whyOf(code: Repair['code']): string {
  if (code === 'frame_too_large') return 'bytes'
  if (code === 'frame_too_many_pixels') return 'pixels'
  return code === 'frame_polyglot' ? 'laden' : 'type'
}
