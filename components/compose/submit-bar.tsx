import { useTranslations } from 'next-intl'
import { type ReactNode, useSyncExternalStore } from 'react'
import { FieldError } from '#components/form/field-error.tsx'
import { WorkspaceLink } from '#components/shell/workspace-link.tsx'
import { Button } from '#components/ui/button.tsx'
import { leftMicros, type Standing, scopeOf } from '#lib/money/budget.ts'
import { dollars } from '#lib/money/dollars.ts'

type Props = {
  step: 'idle' | 'preparing' | 'sending'
  error: string | undefined
  sandbox: boolean
  /** What the take costs with these settings; null when nobody knows. */
  priceMicros: number | null
  /** The budget that leaves the least room. */
  tightest: Standing | undefined
  /** Sends it to an admin instead: offered when it is over a budget. */
  ask: (() => void) | undefined
  /** What else decides about the press, left of the button. */
  beside: ReactNode
}

/** Always in reach: what it costs, what is left, and the one button that costs it. */
export function SubmitBar({ step, error, sandbox, priceMicros, tightest, ask, beside }: Props) {
  const t = useTranslations('compose.submit')
  return (
    <div className="sticky bottom-[calc(3.75rem+env(safe-area-inset-bottom))] z-10 -mx-4 mt-8 border-t bg-background px-4 py-3 sm:-mx-6 sm:px-6 lg:bottom-0 lg:-mx-8 lg:-mb-12 lg:px-8">
      <div className={error ? 'mb-3 flex flex-wrap items-center gap-x-4 gap-y-2' : ''}>
        <FieldError>{error}</FieldError>
        {ask && (
          <Button variant="outline" size="sm" onClick={ask}>
            {t('ask')}
          </Button>
        )}
      </div>
      <div className="flex flex-wrap items-center gap-2 sm:flex-nowrap sm:gap-3">
        <p aria-live="polite" className="min-w-0 grow text-muted text-sm max-sm:basis-full">
          {step === 'idle' ? (
            <>
              <span className="max-sm:hidden">
                {sandbox ? t('sandbox') : priceMicros === null && t('priceUnknown')}
              </span>{' '}
              <WorkspaceLink
                href="/budgets"
                className="underline decoration-control underline-offset-4 hover:text-foreground max-sm:text-xs"
              >
                {tightest ? t('left', leftOf(tightest)) : t('budgets')}
              </WorkspaceLink>
            </>
          ) : (
            t(step)
          )}
        </p>
        {beside}
        <Button
          type="submit"
          variant="tally"
          size="lg"
          className="max-sm:grow max-sm:px-2"
          pending={step !== 'idle'}
        >
          {t('generate')}{' '}
          {priceMicros !== null && <span className="tabular-nums">{dollars(priceMicros)}</span>}
          <ShortcutHint />
        </Button>
      </div>
    </div>
  )
}

function leftOf(budget: Standing) {
  return {
    left: dollars(leftMicros(budget)),
    whose: budget.isPersonal ? 'cap' : scopeOf(budget),
    period: budget.period,
    name: budget.projectName ?? '',
  }
}

function ShortcutHint() {
  const mac = useSyncExternalStore(
    () => () => {},
    () => /Mac|iP/.test(navigator.platform),
    () => false,
  )
  return (
    <kbd aria-hidden className="font-sans text-sm max-sm:hidden pointer-coarse:hidden">
      {mac ? '⌘↵' : 'Ctrl ↵'}
    </kbd>
  )
}
