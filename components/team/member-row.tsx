import { useTranslations } from 'next-intl'
import { Ago } from '#components/time/ago.tsx'
import { Badge } from '#components/ui/badge.tsx'
import { Button } from '#components/ui/button.tsx'
import type { MemberLine } from '#lib/workspaces/view.ts'

type Props = { member: MemberLine; locale: string; onManage: () => void }

export function MemberRow({ member, locale, onManage }: Props) {
  const t = useTranslations('team')
  const { name, email, role, isSelf, may, joinedAt, lastSeenAt } = member
  const ago = (at: string) => () => <Ago at={at} locale={locale} />
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 gap-y-1 py-3 sm:grid-cols-[minmax(0,1fr)_11rem_5.5rem_6.5rem]">
      <div className="min-w-0">
        <p className="flex items-center gap-2 font-medium">
          <span className="truncate" title={name}>
            {name}
          </span>
          {isSelf && <Badge variant="outline">{t('members.you')}</Badge>}
        </p>
        <p className="truncate text-muted text-sm" title={email}>
          {email}
        </p>
      </div>
      <p className="text-muted text-xs max-sm:col-start-1 max-sm:row-start-2">
        <span className="sm:block">{t.rich('members.joined', { ago: ago(joinedAt) })}</span>
        {lastSeenAt && (
          <>
            <span className="sm:hidden"> · </span>
            <span className="sm:block">{t.rich('members.seen', { ago: ago(lastSeenAt) })}</span>
          </>
        )}
      </p>
      <p className="max-sm:col-start-2 max-sm:row-start-1 max-sm:justify-self-end">
        <Badge>{t(`role.${role}`)}</Badge>
      </p>
      <div className="justify-self-end max-sm:col-start-2 max-sm:row-start-2">
        {may.change && (
          <Button
            size="sm"
            variant="outline"
            onClick={onManage}
            aria-label={t('members.manageNamed', { name })}
          >
            {t('members.manage')}
          </Button>
        )}
      </div>
    </li>
  )
}
