'use client'

import { useTranslations } from 'next-intl'
import { useId, useState, useTransition } from 'react'
import { FieldError } from '#components/form/field-error.tsx'
import { Switch } from '#components/ui/switch.tsx'
import type { ActionResult } from '#lib/web/action.ts'

type Props = {
  workspace: string
  allowed: boolean
  set: (input: { workspace: string; allowed: boolean }) => Promise<ActionResult<unknown>>
}

/** Whether members may ask at all. */
export function ApprovalsSwitch({ workspace, allowed, set }: Props) {
  const t = useTranslations('money.approval')
  const id = useId()
  const [shown, setShown] = useState(allowed)
  const [error, setError] = useState<string>()
  const [, start] = useTransition()
  const change = (wanted: boolean) => {
    setShown(wanted)
    setError(undefined)
    start(async () => {
      const answer = await set({ workspace, allowed: wanted })
      if (answer.ok) return
      setShown(!wanted)
      setError(answer.error.message)
    })
  }
  return (
    <div className="mt-4 border-t pt-4">
      <div className="flex items-center justify-between gap-4">
        <label htmlFor={id} className="text-sm">
          <span className="block font-medium">{t('allowed')}</span>
          <span className="block text-muted">{t('allowedHint')}</span>
        </label>
        <Switch id={id} checked={shown} onCheckedChange={change} />
      </div>
      <FieldError>{error}</FieldError>
    </div>
  )
}
