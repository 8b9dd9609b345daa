import { SplitSquareHorizontal } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import { dollars } from '#lib/money/dollars.ts'

type Props = {
  /** Of one of the two; null when nobody knows. */
  priceMicros: number | null
  onPair: () => void
}

/** The same take twice, with the optimizer and without, to see what it does to this prompt. */
export function PairButton({ priceMicros, onPair }: Props) {
  const t = useTranslations('models.pair')
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <Button variant="outline" size="sm" onClick={onPair}>
        <SplitSquareHorizontal aria-hidden /> {t('name')}{' '}
        {priceMicros !== null && (
          <span className="tabular-nums">
            {t('price', { one: dollars(priceMicros), both: dollars(2 * priceMicros) })}
          </span>
        )}
      </Button>
      <p className="text-muted text-xs">{t('hint')}</p>
    </div>
  )
}
