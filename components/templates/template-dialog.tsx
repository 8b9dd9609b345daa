import { useTranslations } from 'next-intl'
import type { Desk, Opened } from '#components/drafts/desk.ts'
import { Picker } from '#components/templates/picker.tsx'
import { SaveForm } from '#components/templates/save-form.tsx'
import { UseForm } from '#components/templates/use-form.tsx'
import type { Used } from '#components/templates/used.ts'
import { Dialog, DialogContent } from '#components/ui/dialog.tsx'

type Props = {
  desk: Desk
  opened: Exclude<Opened, { what: 'earlier' }>
  close: () => void
  use: (used: Used) => void
}

/** Templates over the composer: choose one, fill it in, or save what is there as one. */
export function TemplateDialog({ desk, opened, close, use }: Props) {
  const t = useTranslations('templates')
  const common = useTranslations('common')
  const title = {
    templates: t('title'),
    template: opened.what === 'template' ? opened.template.name : '',
    save: t('save.title'),
  }[opened.what]
  const held = desk.held()
  return (
    <Dialog open onOpenChange={(open) => !open && close()}>
      <DialogContent title={title} closeLabel={common('close')} className="sm:max-w-xl!">
        {opened.what === 'templates' && (
          <Picker
            choose={(template) => desk.setOpened({ what: 'template', template, at: opened.at })}
            save={() => desk.setOpened({ what: 'save' })}
          />
        )}
        {opened.what === 'template' && (
          <UseForm
            key={opened.template.id}
            template={opened.template}
            atCaret={opened.at !== undefined}
            isEmpty={!(opened.at?.text ?? held?.composition.prompt)}
            use={use}
            back={() => desk.setOpened({ what: 'templates' })}
          />
        )}
        {opened.what === 'save' && held && (
          <SaveForm composition={held.composition} actions={desk.templates} done={close} />
        )}
      </DialogContent>
    </Dialog>
  )
}
