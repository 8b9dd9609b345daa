import { getTranslations } from 'next-intl/server'
import { OneButtonForm } from '#components/accounts/one-button-form.tsx'
import { SessionRow } from '#components/accounts/session-row.tsx'
import { Card, CardDescription, CardTitle } from '#components/ui/card.tsx'
import type { SessionView } from '#lib/accounts/queries.ts'
import type { FormAction } from '#lib/web/form-action.ts'

type Props = { sessions: SessionView[]; end: FormAction; endOthers: FormAction }

/** Where the person is signed in, and the way out of each. */
export async function SessionsCard({ sessions, end, endOthers }: Props) {
  const t = await getTranslations('settings.sessions')
  return (
    <Card>
      <CardTitle>{t('title')}</CardTitle>
      <CardDescription>{t('text')}</CardDescription>
      <ul className="mt-4 divide-y">
        {sessions.map((session) => (
          <SessionRow key={session.id} session={session} end={end} />
        ))}
      </ul>
      {sessions.length > 1 && (
        <div className="mt-4">
          <OneButtonForm action={endOthers} variant="destructive">
            {t('endOthers')}
          </OneButtonForm>
        </div>
      )}
    </Card>
  )
}
