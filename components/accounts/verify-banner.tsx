import { MailWarning } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { ResendButton } from '#components/accounts/resend-button.tsx'
import type { FormAction } from '#lib/web/form-action.ts'

type Props = {
  email: string
  resend: FormAction
  /** No mail server is set up. */
  toFile: boolean
}

/** Stands over every page until the person has proved that they read their address. */
export async function VerifyBanner({ email, resend, toFile }: Props) {
  const t = await getTranslations('settings.verify')
  return (
    <aside
      aria-label={t('label')}
      className="mb-5 flex flex-wrap items-center gap-x-4 gap-y-2 rounded-lg border bg-surface px-4 py-3 text-sm"
    >
      <MailWarning aria-hidden className="size-4 shrink-0 text-attention" />
      <p className="min-w-0 grow basis-60 break-words">
        {t('text', { email })} {toFile && <span className="text-muted">{t('toFile')}</span>}
      </p>
      <ResendButton action={resend} send={t('send')} sent={t('sent')} />
    </aside>
  )
}
