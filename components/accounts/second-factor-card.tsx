'use client'

import { useTranslations } from 'next-intl'
import { useState } from 'react'
import { RecoveryCodes } from '#components/accounts/recovery-codes.tsx'
import { SecondFactorOn } from '#components/accounts/second-factor-on.tsx'
import { StartTotp } from '#components/accounts/start-totp.tsx'
import { type TotpSetUp, TotpSetup } from '#components/accounts/totp-setup.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Card, CardDescription, CardTitle } from '#components/ui/card.tsx'
import type { FormAction } from '#lib/web/form-action.ts'

type Props = {
  /** Null while the second factor is off. */
  codesLeft: number | null
  hasPassword: boolean
  emailVerified: boolean
  actions: {
    start: FormAction<TotpSetUp>
    confirm: FormAction<{ codes: string[] }>
    renew: FormAction<{ codes: string[] }>
    drop: FormAction
  }
}

/** The second factor: off, being set up, or on; and its recovery codes, the one time that they are shown. */
export function SecondFactorCard({ codesLeft, hasPassword, emailVerified, actions }: Props) {
  const t = useTranslations('settings.secondFactor')
  const [setUp, setSetUp] = useState<TotpSetUp>()
  const [codes, setCodes] = useState<string[]>()
  const isOn = codesLeft !== null

  function show(made: { codes: string[] }) {
    setSetUp(undefined)
    setCodes(made.codes)
  }

  return (
    <Card>
      <CardTitle className="flex flex-wrap items-center gap-2">
        {t('title')}
        {isOn && <Badge>{t('on')}</Badge>}
      </CardTitle>
      <CardDescription>{t('text')}</CardDescription>
      <div className="mt-5 grid gap-5">
        {codes && <RecoveryCodes codes={codes} onKept={() => setCodes(undefined)} />}
        {/* Until it has handed its codes over, also when it is on by then. */}
        {setUp && <TotpSetup setUp={setUp} action={actions.confirm} onCodes={show} />}
        {isOn && !setUp && !codes && (
          <SecondFactorOn codesLeft={codesLeft} actions={actions} onCodes={show} />
        )}
        {!isOn && !setUp && !codes && emailVerified && (
          <StartTotp hasPassword={hasPassword} action={actions.start} onStarted={setSetUp} />
        )}
        {!isOn && !emailVerified && <p className="text-sm">{t('verifyFirst')}</p>}
      </div>
    </Card>
  )
}
