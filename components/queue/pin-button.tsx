'use client'

import { Pin, PinOff } from 'lucide-react'
import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { FieldError } from '#components/form/field-error.tsx'
import { Button } from '#components/ui/button.tsx'
import type { JobView } from '#lib/jobs/view.ts'
import type { ActionResult } from '#lib/web/action.ts'

export type PinJob = (input: { jobId: string; pinned: boolean }) => Promise<ActionResult<unknown>>

/** Puts a waiting job before the team's others, or back into line. */
export function PinButton({ job, pin }: { job: JobView; pin: PinJob }) {
  const t = useTranslations('queue')
  const router = useRouter()
  const [pending, start] = useTransition()
  const [error, setError] = useState<string>()
  const Icon = job.pinned ? PinOff : Pin
  const press = () =>
    start(async () => {
      const answer = await pin({ jobId: job.id, pinned: !job.pinned })
      setError(answer.ok ? undefined : answer.error.message)
      router.refresh()
    })
  return (
    <div>
      <Button variant="outline" pending={pending} onClick={press}>
        <Icon aria-hidden /> {job.pinned ? t('unpin') : t('pin')}
      </Button>
      <FieldError>{error}</FieldError>
    </div>
  )
}
