'use client'

import { LayoutTemplate } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { SaveTemplate } from '#components/drafts/desk.ts'
import { later } from '#components/shell/later.tsx'
import { MissingPart } from '#components/shell/missing-part.tsx'
import { Button } from '#components/ui/button.tsx'
import type { Composition } from '#lib/jobs/composition.ts'

const SaveDialog = later(
  async () => (await import('#components/templates/save-dialog.tsx')).SaveDialog,
  { Missing: MissingPart },
)

type Props = { composition: Composition; actions: SaveTemplate }

/** Makes a template of a take. */
export function SaveAsTemplate({ composition, actions }: Props) {
  const t = useTranslations('templates.save')
  const [open, setOpen] = useState(false)
  return (
    <>
      <Button size="sm" variant="outline" className="mt-4" onClick={() => setOpen(true)}>
        <LayoutTemplate aria-hidden /> {t('fromTake')}
      </Button>
      {open && (
        <SaveDialog composition={composition} actions={actions} close={() => setOpen(false)} />
      )}
    </>
  )
}
