import { useTranslations } from 'next-intl'
import type { SaveTemplate } from '#components/drafts/desk.ts'
import { SaveForm } from '#components/templates/save-form.tsx'
import { Dialog, DialogContent } from '#components/ui/dialog.tsx'
import type { Composition } from '#lib/jobs/composition.ts'

type Props = { composition: Composition; actions: SaveTemplate; close: () => void }

/** The form to save a template, over a page. */
export function SaveDialog({ composition, actions, close }: Props) {
  const t = useTranslations('templates.save')
  const common = useTranslations('common')
  return (
    <Dialog open onOpenChange={(open) => !open && close()}>
      <DialogContent title={t('title')} closeLabel={common('close')}>
        <SaveForm composition={composition} actions={actions} done={close} />
      </DialogContent>
    </Dialog>
  )
}
