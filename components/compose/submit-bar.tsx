import { useTranslations } from 'next-intl'
import { useSyncExternalStore } from 'react'
import { FieldError } from '#components/form/field.tsx'
import { Button } from '#components/ui/button.tsx'

type Props = {
  step: 'idle' | 'preparing' | 'sending'
  error: string | undefined
  sandbox: boolean
}

/** Always in reach: what it costs, and the one button that costs it. */
export function SubmitBar({ step, error, sandbox }: Props) {
  const t = useTranslations('compose.submit')
  return (
    <div className="sticky bottom-[calc(3.75rem+env(safe-area-inset-bottom))] z-10 -mx-4 mt-8 border-t bg-background px-4 py-3 sm:-mx-6 sm:px-6 lg:bottom-0 lg:-mx-8 lg:-mb-12 lg:px-8">
      <FieldError>{error}</FieldError>
      <div className="flex items-center gap-4">
        <p aria-live="polite" className="grow text-muted text-sm">
          {step === 'idle' ? (sandbox ? t('sandbox') : t('price')) : t(step)}
        </p>
        <Button type="submit" variant="tally" size="lg" pending={step !== 'idle'}>
          {t('generate')}
          <ShortcutHint />
        </Button>
      </div>
    </div>
  )
}

function ShortcutHint() {
  const mac = useSyncExternalStore(
    () => () => {},
    () => /Mac|iP/.test(navigator.platform),
    () => false,
  )
  return (
    <kbd aria-hidden className="font-sans text-sm pointer-coarse:hidden">
      {mac ? '⌘↵' : 'Ctrl ↵'}
    </kbd>
  )
}
