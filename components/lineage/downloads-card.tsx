'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { SwitchRow } from '#components/compose/switch-row.tsx'
import { FieldError } from '#components/form/field-error.tsx'
import { useSlug } from '#components/shell/use-home.ts'
import { Card, CardTitle } from '#components/ui/card.tsx'
import type { ActionResult } from '#lib/web/action.ts'

type Props = {
  tagged: boolean
  save: (input: { workspace: string; tagged: boolean }) => Promise<ActionResult<null>>
}

/** Whether the videos that one downloads carry the settings they were made with. */
export function DownloadsCard({ tagged, save }: Props) {
  const t = useTranslations('lineage.downloads')
  const workspace = useSlug()
  const [on, setOn] = useState(tagged)
  const [error, setError] = useState<string>()
  const change = async (wanted: boolean) => {
    setOn(wanted)
    setError(undefined)
    const answer = await save({ workspace, tagged: wanted }).catch(() => undefined)
    if (answer?.ok) return
    setOn(!wanted)
    setError(answer?.error.message ?? t('lost'))
  }
  return (
    <Card>
      <CardTitle>{t('title')}</CardTitle>
      <div className="mt-4">
        <SwitchRow label={t('label')} hint={t('hint')} checked={on} onChange={change} />
      </div>
      <FieldError>{error}</FieldError>
    </Card>
  )
}
