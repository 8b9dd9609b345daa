import { useTranslations } from 'next-intl'
import { leftMicros, type Standing, usedMicros } from '#lib/money/budget.ts'
import { dollars } from '#lib/money/dollars.ts'

/** How much of a budget is spent, held and left: a bar for the eye, and the numbers under it for everybody. */
export function BudgetBar({ budget }: { budget: Standing }) {
  const t = useTranslations('money.bar')
  const { limitMicros, spentMicros, heldMicros } = budget
  const share = (micros: number) =>
    limitMicros > 0 ? Math.min(100, (micros / limitMicros) * 100) : micros > 0 ? 100 : 0
  const spent = share(spentMicros)
  const held = Math.min(100 - spent, share(heldMicros))
  const over = usedMicros(budget) - limitMicros
  return (
    <div>
      <div aria-hidden className="flex h-2 overflow-hidden rounded-full bg-fill">
        <span
          style={{ width: `${spent}%` }}
          className={over > 0 ? 'bg-failed' : spent + held >= 80 ? 'bg-attention' : 'bg-foreground'}
        />
        <span
          style={{ width: `${held}%` }}
          className={over > 0 ? 'bg-failed opacity-50' : 'bg-control opacity-70'}
        />
      </div>
      <dl className="mt-2 flex flex-wrap gap-x-5 gap-y-1 text-xs">
        <Amount term={t('spent')} mark="bg-foreground">
          {dollars(spentMicros)}
        </Amount>
        <Amount term={t('held')} mark="bg-control opacity-70">
          {dollars(heldMicros)}
        </Amount>
        {over > 0 ? (
          <Amount term={t('over')} mark="bg-failed">
            {dollars(over)}
          </Amount>
        ) : (
          <Amount term={t('left')} mark="border bg-fill">
            {dollars(leftMicros(budget))}
          </Amount>
        )}
      </dl>
    </div>
  )
}

function Amount({ term, mark, children }: { term: string; mark: string; children: string }) {
  return (
    <div className="flex items-center gap-1.5">
      <span aria-hidden className={`size-2 rounded-full ${mark}`} />
      <dt className="text-muted">{term}</dt>
      <dd className="figures">{children}</dd>
    </div>
  )
}
