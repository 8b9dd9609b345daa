'use client'

import { Download } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useEffect, useRef } from 'react'
import { Button } from '#components/ui/button.tsx'
import { buttonVariants } from '#components/ui/button-variants.ts'

type Props = { codes: string[]; onKept: () => void }

/** The recovery codes, shown once. The focus comes here: nothing else matters now. */
export function RecoveryCodes({ codes, onKept }: Props) {
  const t = useTranslations('settings.secondFactor')
  const heading = useRef<HTMLHeadingElement>(null)
  useEffect(() => heading.current?.focus(), [])
  const file = `data:text/plain;charset=utf-8,${encodeURIComponent(`${codes.join('\n')}\n`)}`
  return (
    <section className="grid gap-3 rounded-md border p-4">
      <h3 ref={heading} tabIndex={-1} className="font-semibold outline-none">
        {t('codesTitle')}
      </h3>
      <p className="text-sm">{t('codesText')}</p>
      <ul className="figures grid gap-x-6 gap-y-1 text-sm sm:grid-cols-2">
        {codes.map((code) => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-3">
        <a
          className={buttonVariants({ variant: 'outline' })}
          href={file}
          download="firstframe-recovery-codes.txt"
        >
          <Download aria-hidden />
          {t('download')}
        </a>
        <Button onClick={onKept}>{t('kept')}</Button>
      </div>
    </section>
  )
}
