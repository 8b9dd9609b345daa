import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'

/** Stands in for a part of the page that could not be fetched. */
export function MissingPart({ again }: { again: () => void }) {
  const t = useTranslations('common')
  return (
    <p
      role="status"
      className="flex flex-wrap items-center gap-x-3 gap-y-1 py-2 text-muted text-sm"
    >
      {t('missing')}
      <Button size="sm" variant="outline" onClick={again}>
        {t('tryAgain')}
      </Button>
    </p>
  )
}
