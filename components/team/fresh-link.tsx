'use client'

import { Check, Copy } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { Field } from '#components/form/field.tsx'
import { Button } from '#components/ui/button.tsx'
import { Input } from '#components/ui/input.tsx'

/** The link of a new invitation, shown this once. */
export function FreshLink({ link }: { link: string }) {
  const t = useTranslations('team.invite')
  const [copied, setCopied] = useState<string>()
  const copy = async () => {
    await navigator.clipboard.writeText(link).catch(() => undefined)
    setCopied(link)
  }
  return (
    <div role="status" className="mt-5 rounded-md bg-fill p-4">
      <Field label={t('link')} hint={t('once')}>
        {(control) => (
          <div className="flex gap-2">
            <Input
              {...control}
              readOnly
              value={link}
              onFocus={(event) => event.target.select()}
              className="figures text-sm!"
            />
            <Button variant="outline" onClick={copy}>
              {copied === link ? <Check aria-hidden /> : <Copy aria-hidden />}
              {copied === link ? t('copied') : t('copy')}
            </Button>
          </div>
        )}
      </Field>
    </div>
  )
}
