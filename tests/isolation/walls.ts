import { query } from './databases.ts'

/** Tables of the product that do not stand behind the second wall, and why: by the catalog, so also those to come. */
export async function unwalled(databaseUrl: string): Promise<string[]> {
  const tables = await query<{ name: string; secured: boolean; used: boolean; policies: number }>(
    databaseUrl,
    `select c.relname as name, c.relrowsecurity as secured,
       has_any_column_privilege('firstframe_viewer', c.oid, 'select, insert, update')
         or has_table_privilege('firstframe_viewer', c.oid, 'delete, truncate') as used,
       (select count(*)::int from pg_policy p where p.polrelid = c.oid and 'firstframe_viewer'::regrole = any(p.polroles)) as policies
     from pg_class c
     where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and c.relname <> '_prisma_migrations'
     order by 1`,
  )
  return tables.flatMap(({ name, secured, used, policies }) => {
    if (!secured) return [`${name} has no row-level security`]
    return used && policies === 0 ? [`${name} is open to viewers, who have no policy`] : []
  })
}
