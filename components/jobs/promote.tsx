'use client'

import { ArrowBigUpDash } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { Again } from '#components/jobs/use-again.ts'
import { later } from '#components/shell/later.tsx'
import { MissingPart } from '#components/shell/missing-part.tsx'
import { Button } from '#components/ui/button.tsx'
import type { Choice } from '#lib/jobs/catalog.ts'
import type { JobView } from '#lib/jobs/view.ts'

const PromoteDialog = later(
  async () => (await import('#components/jobs/promote-dialog.tsx')).PromoteDialog,
  { Missing: MissingPart },
)

export type Promotion = {
  job: JobView
  /** The settings of the new take. */
  choice: Choice
  /** What it costs now; null when nobody knows. */
  priceMicros: number | null
  /** Whether an admin may be asked to let it go over a budget. */
  approvals: boolean
  promote: Again
}

/** A draft that came out well, anew in 1080P; what that changes and costs is said first. */
export function Promote(props: Promotion) {
  const t = useTranslations('promote')
  const [open, setOpen] = useState<boolean>()
  return (
    <>
      <Button variant="outline" aria-haspopup="dialog" onClick={() => setOpen(true)}>
        <ArrowBigUpDash aria-hidden /> {t('open', { resolution: props.choice.resolution })}
      </Button>
      {open !== undefined && <PromoteDialog {...props} open={open} onOpen={setOpen} />}
    </>
  )
}
