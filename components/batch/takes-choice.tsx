import { Grid3x3 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import type { DeskProps } from '#components/batch/desk.tsx'
import { useKeys } from '#components/keys/use-keys.ts'
import { later } from '#components/shell/later.tsx'
import { MissingPart } from '#components/shell/missing-part.tsx'
import { Button } from '#components/ui/button.tsx'
import { NativeSelect } from '#components/ui/native-select.tsx'
import { mostOfEach } from '#lib/jobs/batch.ts'

const Desk = later(async () => (await import('#components/batch/desk.tsx')).Desk, {
  Missing: MissingPart,
})

type Props = Omit<DeskProps, 'open' | 'onOpen'> & {
  takes: number
  onTakes: (takes: number) => void
}

const counts = Array.from({ length: mostOfEach }, (_, n) => n + 1)

/** Beside the button that costs: how many takes, and the way to the desk for frames, prompts and settings at once. */
export function TakesChoice({ takes, onTakes, ...desk }: Props) {
  const t = useTranslations('batch')
  const [open, setOpen] = useState<boolean>()
  useKeys({ b: () => setOpen(true) })
  return (
    <>
      <NativeSelect
        aria-label={t('takes')}
        value={takes}
        onChange={({ target }) => onTakes(Number(target.value))}
        className="h-11! w-auto! shrink-0"
      >
        {counts.map((count) => (
          <option key={count} value={count}>
            {t('takesOf', { count })}
          </option>
        ))}
      </NativeSelect>
      <Button
        variant="outline"
        size="lg"
        className="max-sm:w-11 max-sm:px-0"
        aria-label={t('open')}
        aria-haspopup="dialog"
        aria-keyshortcuts="b"
        title={`${t('open')} (B)`}
        onClick={() => setOpen(true)}
      >
        <Grid3x3 aria-hidden />
        <span className="max-sm:hidden">{t('short')}</span>
      </Button>
      {open !== undefined && <Desk {...desk} open={open} onOpen={setOpen} />}
    </>
  )
}
