import 'server-only'
import { Prisma } from '#lib/generated/prisma/client.ts'
import type { Priced } from '#lib/money/price-table.ts'

/** What a take was quoted at, and by which version of the table. */
export type Quote = { priceMicros: number | null; versionId: string | null }

/**
 * The version in force, as a query of one id or none: the workspace's own latest one, else that which the
 * instance came with. `provider`: its name, or what the statement finds it by.
 */
export function versionInForce(workspaceId: string, provider: string | Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    select v.id from price_version v
    where v.provider = ${provider} and v.valid_from <= now() and (v.workspace_id = ${workspaceId}::uuid or v.workspace_id is null)
    order by v.workspace_id is null, v.valid_from desc, v.created_at desc, v.id desc
    limit 1`
}

/** One row `(version_id, price_micros)`, whether the price is known or not: the same as priceOf of the table in force. */
export function quoted(
  workspaceId: string,
  provider: Prisma.Sql,
  { model, resolution, durationSeconds }: Priced,
): Prisma.Sql {
  return Prisma.sql`
    select v.id as version_id, p.price_micros
    from (select) one
    left join (${versionInForce(workspaceId, provider)}) v on true
    left join price p on p.version_id = v.id and p.model = ${model} and p.resolution = ${resolution}
      and p.duration_seconds = ${durationSeconds}::int`
}

/** Every price of the version in force, as one JSON value in the shape of a PriceTable. */
export function tableInForce(workspaceId: string, provider: Prisma.Sql): Prisma.Sql {
  return Prisma.sql`
    select json_build_object('versionId', v.id, 'prices', coalesce(json_agg(json_build_object('model', p.model, 'resolution', p.resolution,
      'durationSeconds', p.duration_seconds, 'priceMicros', p.price_micros)) filter (where p.model is not null), '[]'))
    from (select) one
    left join (${versionInForce(workspaceId, provider)}) v on true
    left join price p on p.version_id = v.id
    group by v.id`
}
