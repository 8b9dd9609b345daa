'use client'

import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { FieldError } from '#components/form/field-error.tsx'
import { useAnswered } from '#components/shell/use-answered.ts'
import { Button } from '#components/ui/button.tsx'
import type { ActionResult } from '#lib/web/action.ts'

export type Decide = (input: { jobId: string; approve: boolean }) => Promise<ActionResult<unknown>>

/** One press each way. */
export function ApprovalButtons({
  jobId,
  price,
  decide,
}: {
  jobId: string
  price: string | null
  decide: Decide
}) {
  const t = useTranslations('money.approval')
  const answered = useAnswered()
  const [pending, start] = useTransition()
  const [choice, setChoice] = useState<boolean>()
  const [error, setError] = useState<string>()
  const press = (approve: boolean) => {
    setChoice(approve)
    setError(undefined)
    start(async () => {
      const answer = await answered(decide({ jobId, approve }))
      if (!answer.ok) setError(answer.error.message)
    })
  }
  return (
    <div>
      <div className="flex gap-2">
        <Button
          variant="tally"
          size="sm"
          pending={pending && choice === true}
          onClick={() => !pending && press(true)}
        >
          {price ? t('approvePriced', { price }) : t('approve')}
        </Button>
        <Button
          variant="outline"
          size="sm"
          pending={pending && choice === false}
          onClick={() => !pending && press(false)}
        >
          {t('decline')}
        </Button>
      </div>
      <FieldError>{error}</FieldError>
    </div>
  )
}
