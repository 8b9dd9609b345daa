'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { FieldError } from '#components/form/field-error.tsx'
import { Button } from '#components/ui/button.tsx'
import type { ActionResult } from '#lib/web/action.ts'

/** A deleted job opened by its address: it can still be brought back. */
export function RestoreNotice({
  jobId,
  restore,
}: {
  jobId: string
  restore: (input: { jobId: string }) => Promise<ActionResult<unknown>>
}) {
  const t = useTranslations('job')
  const router = useRouter()
  const [pending, start] = useTransition()
  const [error, setError] = useState<string>()
  const press = () =>
    start(async () => {
      const answer = await restore({ jobId })
      if (answer.ok) router.refresh()
      else setError(answer.error.message)
    })
  return (
    <div className="mb-5 flex flex-wrap items-center gap-3 rounded-lg border bg-surface px-4 py-3 text-sm">
      <p className="grow">{t('deleted')}</p>
      <Button size="sm" variant="outline" pending={pending} onClick={press}>
        {t('restore')}
      </Button>
      <FieldError>{error}</FieldError>
    </div>
  )
}
