import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Desk } from '#components/drafts/desk.ts'
import { EarlierDrafts } from '#components/drafts/earlier-drafts.tsx'
import { EarlierPrompts } from '#components/drafts/earlier-prompts.tsx'
import { Button } from '#components/ui/button.tsx'
import { Dialog, DialogContent } from '#components/ui/dialog.tsx'

type Props = { desk: Desk; close: () => void; take: (prompt: string) => void }

const kinds = ['prompts', 'drafts'] as const

/** Earlier work: prompts of takes, and drafts that gave way to another. */
export function EarlierDialog({ desk, close, take }: Props) {
  const t = useTranslations('drafts.earlierList')
  const common = useTranslations('common')
  const [kind, setKind] = useState<(typeof kinds)[number]>('prompts')
  return (
    <Dialog open onOpenChange={(open) => !open && close()}>
      <DialogContent title={t('title')} closeLabel={common('close')} className="sm:max-w-xl!">
        <fieldset className="mb-3 flex gap-1">
          <legend className="sr-only">{t('title')}</legend>
          {kinds.map((one) => (
            <Button
              key={one}
              size="sm"
              variant={one === kind ? 'outline' : 'quiet'}
              aria-pressed={one === kind}
              onClick={() => setKind(one)}
            >
              {t(one)}
            </Button>
          ))}
        </fieldset>
        {kind === 'prompts' ? (
          <EarlierPrompts take={take} />
        ) : (
          <EarlierDrafts desk={desk} close={close} />
        )}
      </DialogContent>
    </Dialog>
  )
}
