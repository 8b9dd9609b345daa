import { useTranslations } from 'next-intl'
import type { RehearsalProps } from '#components/rehearsal/rehearsal.tsx'
import { later } from '#components/shell/later.tsx'
import { Button } from '#components/ui/button.tsx'

const Rehearsal = later(
  async () => (await import('#components/rehearsal/rehearsal.tsx')).Rehearsal,
  { place: <div aria-hidden className="min-h-46 sm:min-h-39" />, Missing },
)

type Props = Omit<RehearsalProps, 'picture'> & { picture: string | undefined }

/** The rehearsal, fetched when there is a picture to rehearse on. Its place is kept meanwhile. */
export function LazyRehearsal({ picture, ...rest }: Props) {
  return picture && <Rehearsal picture={picture} {...rest} />
}

function Missing({ again }: { again: () => void }) {
  const t = useTranslations()
  return (
    <p role="status" className="relative z-10 min-h-46 p-4 text-muted text-sm sm:min-h-39">
      {t('rehearsal.missing')}{' '}
      <Button size="sm" variant="outline" onClick={again}>
        {t('common.tryAgain')}
      </Button>
    </p>
  )
}
