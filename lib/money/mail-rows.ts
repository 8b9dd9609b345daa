import 'server-only'
import { machineDb, machineRows } from '#lib/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import type { AlertData } from '#lib/money/view.ts'

export type DueMail = {
  id: string
  data: AlertData
  email: string
  locale: string | null
  workspaceName: string
  workspaceSlug: string
}

/** Takes one alert that is to be mailed: from this commit on nobody else mails it, unless it is to be mailed later. */
export async function takeDueMail(): Promise<DueMail | undefined> {
  const [due] = await machineRows<DueMail>(Prisma.sql`
    with next as (
      select id from notice where mail_due_at <= now() order by mail_due_at, id limit 1 for update skip locked
    ), taken as (
      update notice n set mail_due_at = null from next where n.id = next.id
      returning n.id, n.user_id, n.workspace_id, n.data
    )
    select taken.id, taken.data, u.email, u.locale, w.name as "workspaceName", w.slug as "workspaceSlug"
    from taken join "user" u on u.id = taken.user_id join workspace w on w.id = taken.workspace_id`)
  return due
}

/** It could not be mailed: it is due again after as long as it is old now, for a day. */
export async function mailLater(id: string): Promise<void> {
  await machineDb().$executeRaw`
    update notice set mail_due_at = now() + least(greatest(now() - created_at, interval '30 seconds'), interval '1 hour')
    where id = ${id}::uuid and created_at > now() - interval '1 day'`
}
