'use client'

import { ShieldAlert, ShieldCheck } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useState, useTransition } from 'react'
import { useSlug } from '#components/shell/use-home.ts'
import { Button } from '#components/ui/button.tsx'
import type { Verdict } from '#lib/audit/chain.ts'
import type { ActionResult } from '#lib/web/action.ts'

type Props = { check: (input: { workspace: string }) => Promise<ActionResult<Verdict>> }

/** Computes every digest anew when asked, and says what came of it. */
export function CheckChain({ check }: Props) {
  const t = useTranslations('audit.check')
  const workspace = useSlug()
  const [pending, start] = useTransition()
  const [answer, setAnswer] = useState<ActionResult<Verdict>>()
  const press = () => start(async () => setAnswer(await check({ workspace })))
  return (
    <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
      <Button variant="outline" size="sm" pending={pending} onClick={press}>
        {t('action')}
      </Button>
      <p role="status" className="text-sm">
        {pending ? t('checking') : answer && <Said answer={answer} />}
      </p>
    </div>
  )
}

function Said({ answer }: { answer: ActionResult<Verdict> }) {
  const t = useTranslations('audit.check')
  if (!answer.ok) return <span className="text-failed">{answer.error.message}</span>
  const verdict = answer.value
  const Icon = verdict.intact ? ShieldCheck : ShieldAlert
  return (
    <span className={`flex items-start gap-2 ${verdict.intact ? 'text-done' : 'text-failed'}`}>
      <Icon aria-hidden className="mt-0.5 size-4 shrink-0" />
      {verdict.intact ? t('intact', { rows: verdict.rows }) : t(verdict.why, { seq: verdict.seq })}
    </span>
  )
}
