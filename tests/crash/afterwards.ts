import { utimesSync } from 'node:fs'
import { join } from 'node:path'
import { filesIn, visibleKeys } from './files.ts'
import type { Stage } from './stage.ts'
import { until } from './until.ts'

/**
 * What is wrong with the whole when all jobs have settled: calls that no row knows of, gaps in the
 * event stream, files that no row names once a day has passed for them.
 */
export async function afterwards(stage: Stage): Promise<string[]> {
  return [...(await aboutCalls(stage)), ...(await aboutEvents(stage)), ...(await aboutFiles(stage))]
}

async function aboutCalls({ database, upstream }: Stage): Promise<string[]> {
  const { creates, authorizationLeaks } = await upstream.counters()
  const [sent] = await database.sql<{ count: number }>(
    'select count(*)::int as count from attempt where sending_at is not null',
  )
  return [
    ...(creates.seen > (sent?.count ?? 0) ? ['more create calls came than rows were sent'] : []),
    ...(authorizationLeaks > 0 ? ['the key went to the download host'] : []),
  ]
}

async function aboutEvents({ database }: Stage): Promise<string[]> {
  const gaps = await database.sql(
    `select 1 from workspace w left join event e on e.workspace_id = w.id
     group by w.id having count(e.seq) <> w.last_event_seq`,
  )
  return gaps.length > 0 ? ['numbers of events are missing'] : []
}

async function aboutFiles(stage: Stage): Promise<string[]> {
  const { storage, worker, database } = stage
  const rows = await database.sql<{ key: string }>(
    `select unnest(array[video_key, poster_key]) as key from job where video_key is not null`,
  )
  const named = rows.map(({ key }) => key).sort()
  const videos = () => visibleKeys(storage).filter((key) => key.startsWith('videos/'))
  const missing = named.filter((key) => !videos().includes(key))
  const old = new Date(Date.now() - 48 * 3600 * 1000)
  for (const path of filesIn(storage)) utimesSync(path, old, old)
  await worker.end('SIGKILL')
  worker.start() // it sweeps first
  const only = async () =>
    videos().length === named.length && filesIn(join(storage, '.unfinished')).length === 0
  const tidy = await until('the sweep', only, 60_000).catch(() => false)
  await worker.up()
  const left = [
    ...videos().filter((key) => !named.includes(key)),
    ...filesIn(join(storage, '.unfinished')),
  ]
  return [
    ...missing.map((key) => `${key} is not there`),
    ...(tidy ? [] : left.map((file) => `${file} is nobody's`)),
  ]
}
