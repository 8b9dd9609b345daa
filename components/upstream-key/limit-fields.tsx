import { useTranslations } from 'next-intl'
import { Field } from '#components/form/field.tsx'
import { Input } from '#components/ui/input.tsx'

type Limits = { rpm: number; concurrency: number }

type Props = {
  limits: Limits
  mostLimit: number
  typed: (name: string) => string | undefined
  errorAt: (name: string) => string | undefined
}

/** What the provider allows the account: two numbers from its own pages. */
export function LimitFields({ limits, mostLimit, typed, errorAt }: Props) {
  const t = useTranslations('upstream.limits')
  return (['rpm', 'concurrency'] as const).map((name) => (
    <Field key={name} label={t(name)} hint={t(`${name}Hint`)} error={errorAt(name)}>
      {(control) => (
        <Input
          {...control}
          type="number"
          inputMode="numeric"
          name={name}
          min={1}
          max={mostLimit}
          required
          defaultValue={typed(name) ?? limits[name]}
        />
      )}
    </Field>
  ))
}
