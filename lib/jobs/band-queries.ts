import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { rowsWithin } from '#lib/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { type Band, type Bands, bandKey } from '#lib/jobs/band.ts'
import { durationsSeconds, facts, modelNames } from '#lib/jobs/catalog.ts'
import { keeping } from '#lib/kept.ts'

/** Looked at again once a minute: a band moves slowly. */
const kept = keeping<Bands>(60_000)

const lately = 200
/** Fewer say nothing about the next. */
const fewest = 5

type Row = Band & { model: string; resolution: string; durationSeconds: number }

/** The bands of everything that the workspace has made often enough. */
export function bandsOf(viewer: Viewer): Promise<Bands> {
  return kept(viewer.workspaceId, async () => {
    const rows = await rowsWithin<Row>(
      viewer,
      Prisma.sql`
        select c.model, c.resolution, c.seconds as "durationSeconds", b.band[1] as "p50Seconds", b.band[2] as "p90Seconds"
        from unnest(${alike.models}::text[], ${alike.resolutions}::text[], ${alike.durations}::int[]) c (model, resolution, seconds),
          lateral (
            select count(*) as takes, percentile_cont(array[0.5, 0.9]) within group (order by took) as band
            from (
              select extract(epoch from j.finished_at - j.rendering_at)::float8 as took from job j
              where j.workspace_id = ${viewer.workspaceId}::uuid and j.model = c.model and j.resolution = c.resolution
                and j.duration_seconds = c.seconds and j.state = 'done'
              order by j.finished_at desc limit ${lately}
            ) last
          ) b
        where b.takes >= ${fewest}`,
    )
    return Object.fromEntries(
      rows.map(({ p50Seconds, p90Seconds, ...settings }) => [
        bandKey(settings),
        { p50Seconds, p90Seconds },
      ]),
    )
  })
}

/** Everything that can be asked for, in three lists of the same length. */
const alike = columns(
  modelNames.flatMap((model) =>
    Object.keys(facts(model).resolutions).flatMap((resolution) =>
      durationsSeconds.map((seconds) => ({ model, resolution, seconds })),
    ),
  ),
)

function columns(all: { model: string; resolution: string; seconds: number }[]) {
  return {
    models: all.map(({ model }) => model),
    resolutions: all.map(({ resolution }) => resolution),
    durations: all.map(({ seconds }) => seconds),
  }
}
