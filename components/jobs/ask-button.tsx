import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'

/** Sends to an admin what is over a budget. */
export function AskButton({ onAsk }: { onAsk: () => void }) {
  const t = useTranslations('job.actions')
  return (
    <Button variant="outline" size="sm" className="mt-2" onClick={onAsk}>
      {t('ask')}
    </Button>
  )
}
