import { useTranslations } from 'next-intl'

/** What becomes of the jobs that wait. Nothing is asked when none does. */
export function WaitingChoice({ count, handOver }: { count: number; handOver: string }) {
  const t = useTranslations('team.waiting')
  if (count === 0) return <input type="hidden" name="waiting" value="cancel" />
  const option = (value: string, text: string) => (
    <label className="touch flex items-center gap-2.5 text-sm">
      <input
        type="radio"
        name="waiting"
        value={value}
        defaultChecked={value === 'cancel'}
        className="size-4 accent-current"
      />
      {text}
    </label>
  )
  return (
    <fieldset className="grid gap-1">
      <legend className="mb-1 font-medium text-sm">{t('title', { count })}</legend>
      {option('cancel', t('cancel'))}
      {option('hand_over', handOver)}
    </fieldset>
  )
}
