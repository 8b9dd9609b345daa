import pg from 'pg'
import type { Closing } from '#scripts/run/closing.ts'
import { heavy } from './seed.ts'

/** The newest jobs go back and forth between two states, each change as the product writes it. */
const change = `
  with chosen as (
    select id, workspace_id from (
      select id, workspace_id from job where workspace_id = $1 order by id desc limit 24
    ) newest offset $2 limit 1
  ), moved as (
    update job set state = case when state = 'rendering' then 'saving' else 'rendering' end::job_state where id in (select id from chosen)
  ), clock as (
    update workspace w set last_event_seq = last_event_seq + 1 from chosen where w.id = chosen.workspace_id
    returning w.id, w.last_event_seq, chosen.id as job_id
  ), added as (
    insert into event (workspace_id, seq, job_id, kind) select id, last_event_seq, job_id, 'rendering' from clock
    returning workspace_id, seq
  ) select pg_notify('firstframe_live', workspace_id || ':' || seq) from added`

/** Changes the heavy workspace that often a second until the answer is called. */
export async function changeStatuses(
  { closing }: { closing: Closing },
  url: string,
  perSecond: number,
): Promise<() => Promise<void>> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  let n = 0
  const timer = setInterval(() => {
    client
      .query({ name: 'change', text: change, values: [heavy.workspaceId, n++ % 24] })
      .catch((error: unknown) => console.error(error))
  }, 1_000 / perSecond)
  let stopped: Promise<void> | undefined
  const stop = () => {
    clearInterval(timer)
    stopped ??= client.end()
    return stopped
  }
  closing.add(stop)
  return stop
}
