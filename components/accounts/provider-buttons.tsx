'use client'

import { LogIn } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { FieldError } from '#components/form/field-error.tsx'
import { Button } from '#components/ui/button.tsx'
import type { ProviderName } from '#lib/accounts/providers.ts'

type Props = { providers: ProviderName[]; next: string }

/** A button for each provider that this instance is set up with, over the form for a password. */
export function ProviderButtons({ providers, next }: Props) {
  const t = useTranslations('auth')
  const [going, setGoing] = useState<string>()
  const [failed, setFailed] = useState(false)
  if (providers.length === 0) return null

  async function go(id: string) {
    setGoing(id)
    setFailed(false)
    const address = await providerAddress(id, next).catch(() => undefined)
    if (address) return location.assign(address)
    setGoing(undefined)
    setFailed(true)
  }

  return (
    <div className="grid gap-3">
      {providers.map(({ id, name }) => (
        <Button
          key={id}
          variant="outline"
          size="lg"
          pending={going === id}
          onClick={() => void go(id)}
          className="whitespace-normal!"
        >
          {going !== id && <LogIn aria-hidden />}
          {t('provider', { name })}
        </Button>
      ))}
      <FieldError>{failed && t('providerFailed')}</FieldError>
      <p className="flex items-center gap-3 text-muted text-sm before:h-px before:grow before:bg-border after:h-px after:grow after:bg-border">
        {t('or')}
      </p>
    </div>
  )
}

/** Where the provider asks who it is: next-auth makes state, PKCE and nonce for it. */
async function providerAddress(id: string, next: string): Promise<string> {
  const { csrfToken } = await (await fetch('/api/auth/csrf')).json()
  const body = new URLSearchParams({ csrfToken, callbackUrl: next, json: 'true' })
  const answer = await fetch(`/api/auth/signin/${id}`, { method: 'POST', body })
  const { url }: { url: string } = await answer.json()
  return url
}
