import { Feather } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { Draft } from '#components/compose/use-choice.ts'
import { Button } from '#components/ui/button.tsx'

type Props = { draft: Draft; price: string | undefined }

/** One press to what costs least, one press back. */
export function DraftButton({ draft, price }: Props) {
  const t = useTranslations('models.draft')
  const common = useTranslations('common')
  const { model, resolution, durationSeconds } = draft.settings
  const seconds = common('seconds', { seconds: durationSeconds })
  return (
    <Button
      variant={draft.on ? 'default' : 'outline'}
      size="sm"
      aria-pressed={draft.on}
      title={t('title', { model, resolution, seconds })}
      onClick={draft.toggle}
    >
      <Feather aria-hidden /> {t('name')} {price && <span className="tabular-nums">{price}</span>}
    </Button>
  )
}
