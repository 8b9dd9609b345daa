import 'server-only'
import type { Db } from '#lib/db.ts'
import { alertPercents } from '#lib/money/budget.ts'
import { appliesTo, type Spender, standings } from '#lib/money/standing.ts'

/**
 * Tells owners and admins, and the member whose budget it is, that 50, 80 or 100 per cent were reached: once each
 * in a period, of several at once the highest. A cap that somebody set for themselves is theirs to hear of.
 * In the transaction that spends, before its event; the mail goes out afterwards. What was said of it before and
 * not put away is said no longer.
 */
export async function raiseAlerts(tx: Db, spender: Spender): Promise<void> {
  await tx.$executeRaw`
    with standing as (${standings(appliesTo(spender))}), reached as (
      select s.*, percent from standing s, unnest(${[...alertPercents]}::int[]) percent
      where s."limitMicros" > 0 and (s."spentMicros" + s."heldMicros") * 100 >= s."limitMicros" * percent
    ), fresh as (
      insert into budget_alert (budget_id, workspace_id, period_start, percent)
      select id, workspace_id, period_start, percent from reached
      on conflict do nothing
      returning budget_id, percent
    ), highest as (
      select budget_id, max(percent) as percent from fresh group by budget_id
    ), outdone as (
      update notice n set seen_at = now() from highest h, standing s
      where s.id = h.budget_id and n.workspace_id = s.workspace_id and n.kind = 'budget_alert' and n.seen_at is null
        and n.data->>'budgetId' = h.budget_id::text
    )
    insert into notice (id, workspace_id, user_id, kind, data, mail_due_at)
    select gen_random_uuid(), m.workspace_id, m.user_id, 'budget_alert', jsonb_build_object(
      'budgetId', s.id, 'percent', h.percent, 'period', s.period, 'limitMicros', s."limitMicros",
      'usedMicros', s."spentMicros" + s."heldMicros",
      'scope', case when s."projectId" is not null then 'project' when s."userId" is null then 'workspace'
        when s."isPersonal" then 'cap' else 'member' end,
      'name', coalesce(s."projectName", s."userName", '')), now()
    from highest h join standing s on s.id = h.budget_id
    join member m on m.workspace_id = s.workspace_id
      and (m.user_id = s."userId" or (not s."isPersonal" and m.role in ('owner', 'admin')))`
}
