'use client'

import { useTranslations } from 'next-intl'
import { FieldError } from '#components/form/field-error.tsx'
import { AskButton } from '#components/jobs/ask-button.tsx'
import type { Promotion } from '#components/jobs/promote.tsx'
import { PromoteChanges } from '#components/jobs/promote-changes.tsx'
import { useAgain } from '#components/jobs/use-again.ts'
import { Button } from '#components/ui/button.tsx'
import { Dialog, DialogContent } from '#components/ui/dialog.tsx'
import { dollars } from '#lib/money/dollars.ts'

type Props = Promotion & { open: boolean; onOpen: (open: boolean) => void }

export function PromoteDialog(props: Props) {
  const { job, choice, priceMicros, approvals, promote, open, onOpen } = props
  const t = useTranslations('promote')
  const common = useTranslations('common')
  const again = useAgain(promote, job.id, priceMicros)
  const { resolution } = choice
  return (
    <Dialog open={open} onOpenChange={onOpen}>
      <DialogContent
        title={t('title', { resolution })}
        description={t('text')}
        closeLabel={common('close')}
      >
        <PromoteChanges job={job} choice={choice} priceMicros={priceMicros} />
        <p className="mt-4 text-muted text-sm">{t('noSeed')}</p>
        <div className="mt-4">
          <FieldError>{again.error}</FieldError>
          {approvals && again.mayAsk && <AskButton onAsk={again.ask} />}
        </div>
        <div className="mt-4 flex flex-wrap justify-end gap-2">
          <Button variant="quiet" onClick={() => onOpen(false)}>
            {t('notNow')}
          </Button>
          <Button variant="tally" pending={again.pending} onClick={again.run}>
            {t('make', { resolution })}{' '}
            {priceMicros !== null && <span className="tabular-nums">{dollars(priceMicros)}</span>}
          </Button>
        </div>
      </DialogContent>
    </Dialog>
  )
}
