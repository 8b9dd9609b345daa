import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { draftMigration } from '../migrations/draft.ts'
import { Unable } from '../unable.ts'

/** `npm run db:new-migration -- name`: writes what the Prisma schema has and the migrations do not. */
export async function run([name]: string[]): Promise<number> {
  if (!name || !/^[a-z][a-z0-9_]*$/.test(name))
    throw new Unable(
      'A migration needs a name in snake_case: npm run db:new-migration -- add_comments',
    )
  const sql = await draftMigration('prisma/migrations', 'prisma/schema.prisma')
  console.log(sql ? await write(name, sql) : 'The migrations already lead to prisma/schema.prisma.')
  return 0
}

async function write(name: string, sql: string): Promise<string> {
  const timestamp = new Date().toISOString().replace(/\D/g, '').slice(0, 14)
  const directory = join('prisma', 'migrations', `${timestamp}_${name}`)
  await mkdir(directory)
  await writeFile(join(directory, 'migration.sql'), sql)
  return `Wrote ${join(directory, 'migration.sql')}: read it before you commit it.`
}
