'use client'

import { CircleAlert, CircleCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { startTransition, useActionState } from 'react'
import { FieldError } from '#components/form/field-error.tsx'
import { Button } from '#components/ui/button.tsx'
import type { KeyTest } from '#lib/upstream-keys/view.ts'
import type { FormAction } from '#lib/web/form-action.ts'

type Props = {
  test: FormAction<{ test: KeyTest }>
  /** What is tested, as it stands when the button is pressed. */
  typed: () => FormData | Record<string, string>
}

/** Asks the provider about the key, which costs nothing, and says what came of it. */
export function TestButton({ test, typed }: Props) {
  const t = useTranslations('upstream')
  const [{ result }, dispatch, pending] = useActionState(test, {})
  const press = () => {
    const given = typed()
    const form = given instanceof FormData ? given : formOf(given)
    startTransition(() => dispatch(form))
  }
  return (
    <div className="grid justify-items-start gap-1.5">
      <Button variant="outline" pending={pending} onClick={press}>
        {t('test')}
      </Button>
      <div aria-live="polite">
        {!pending && result?.ok && <KeyVerdict verdict={result.value.test} />}
      </div>
      <FieldError>{!pending && result && !result.ok && result.error.message}</FieldError>
    </div>
  )
}

/** What the provider made of a key. */
export function KeyVerdict({ verdict }: { verdict: KeyTest }) {
  const t = useTranslations('upstream')
  const good = verdict === 'works'
  const Icon = good ? CircleCheck : CircleAlert
  return (
    <p className="flex items-start gap-1.5 text-sm">
      <Icon
        aria-hidden
        className={`mt-0.5 size-3.5 shrink-0 ${good ? 'text-done' : 'text-attention'}`}
      />
      <span>{t(`verdicts.${verdict}`)}</span>
    </p>
  )
}

function formOf(given: Record<string, string>): FormData {
  const form = new FormData()
  for (const [name, value] of Object.entries(given)) form.set(name, value)
  return form
}
