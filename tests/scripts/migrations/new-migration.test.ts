import { spawnSync } from 'node:child_process'
import { cpSync, globSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { expect, test } from 'vitest'
import { settings } from '#lib/env.ts'
import { temporaryDirectory } from '#tests/support/directory.ts'

/** What the command reads of a checkout. */
const read = ['package.json', 'package-lock.json', 'prisma.config.ts', 'prisma', 'scripts', 'lib']

test('npm run db:new-migration writes what the schema has and the migrations do not, once', () => {
  const checkout = temporaryDirectory()
  for (const name of read) cpSync(name, join(checkout, name), { recursive: true })
  symlinkSync(resolve('node_modules'), join(checkout, 'node_modules'))
  const schema = join(checkout, 'prisma/schema.prisma')
  const text = readFileSync(schema, 'utf8')
  writeFileSync(schema, text.replace(/^model Project {$/m, '$&\n  motto String?'))
  const { status, output, written } = newMigration(checkout, 'add_motto')
  expect(status, output).toBe(0)
  expect(written).toEqual([expect.stringMatching(/^\d{14}_add_motto\/migration\.sql$/)])
  expect(output).toContain(`Wrote prisma/migrations/${written[0]}: read it before you commit it.`)
  const sql = readFileSync(join(checkout, 'prisma/migrations', written[0] ?? ''), 'utf8')
  expect(sql.replace(/^--.*$/gm, '').trim()).toBe(
    'ALTER TABLE "project" ADD COLUMN     "motto" TEXT;',
  )

  const again = newMigration(checkout, 'again')
  expect(again).toMatchObject({ status: 0, written })
  expect(again.output).toContain('The migrations already lead to prisma/schema.prisma.')
  expect(newMigration(checkout, 'Add motto')).toMatchObject({
    status: 1,
    written,
    output: expect.stringMatching(/^✗ A migration needs a name in snake_case/m),
  })
})

/** Runs it, and names the migrations that this checkout does not have. */
function newMigration(checkout: string, name: string) {
  const none = Object.fromEntries(Object.keys(settings.shape).map((setting) => [setting, '']))
  const args = [join(checkout, 'scripts/start.mjs'), 'new-migration', name]
  const env = { ...process.env, ...none }
  const { status, stdout, stderr } = spawnSync(process.execPath, args, { env, encoding: 'utf8' })
  const ours = new Set(migrationsOf('.'))
  const written = migrationsOf(checkout).filter((one) => !ours.has(one))
  return { status, output: stdout + stderr, written }
}

function migrationsOf(checkout: string): string[] {
  return globSync('*/migration.sql', { cwd: join(checkout, 'prisma/migrations') })
}
