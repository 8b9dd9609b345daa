import { X } from 'lucide-react'
import { getTranslations } from 'next-intl/server'
import { type Dismiss, NoticeBanner } from '#components/money/notice-banner.tsx'
import { dollars } from '#lib/money/dollars.ts'
import type { MoneyNotice } from '#lib/money/view.ts'

type Props = { notices: Promise<MoneyNotice[]>; dismiss: Dismiss }

/** What the person should know about money: the newest first, each until it is put away. */
export async function Notices({ notices, dismiss }: Props) {
  const [t, common, found] = await Promise.all([
    getTranslations('money.notice'),
    getTranslations('common'),
    notices,
  ])
  return found.map((notice) => {
    const shown =
      notice.kind === 'budget_alert'
        ? { text: t('budget_alert', valuesOf(notice.data)), href: '/budgets', link: t('look') }
        : notice.kind === 'approval_asked'
          ? { text: t(notice.kind, notice.data), href: askedAt(notice.data), link: t('decide') }
          : { text: t(notice.kind, notice.data), href: takenAt(notice.data), link: t('open') }
    return (
      <NoticeBanner
        key={notice.id}
        notice={{ id: notice.id, ...shown }}
        label={t('label')}
        close={common('close')}
        icon={<X aria-hidden />}
        dismiss={dismiss}
      />
    )
  })
}

type Asked = Exclude<MoneyNotice, { kind: 'budget_alert' }>['data']

/** A batch is decided about as a whole, on its own page. */
function askedAt({ batchId }: Asked): string {
  return batchId ? `/batches/${batchId}` : '/budgets#approvals'
}

function takenAt({ batchId, jobId }: Asked): string {
  return batchId ? `/batches/${batchId}` : `/jobs/${jobId}`
}

function valuesOf({
  limitMicros,
  usedMicros,
  ...data
}: Extract<MoneyNotice, { kind: 'budget_alert' }>['data']) {
  const { percent, period, scope, name } = data
  return { percent, period, scope, name, used: dollars(usedMicros), limit: dollars(limitMicros) }
}
