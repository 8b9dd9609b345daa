import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, inject, test } from 'vitest'
import { applyMigrations } from '#scripts/migrations/apply.ts'
import { answer, run } from '#tests/support/cluster.ts'
import { temporaryDirectory } from '#tests/support/directory.ts'

const withBody = `create table a (n int);
create function twice(n int) returns int language plpgsql as $$ begin n := n * 2; return n; end; $$;`

test('a migration is applied whole, once, and with the checksum that Prisma itself writes', async () => {
  const { url, directory } = await emptyDatabase()
  write(directory, '1_first', withBody)
  expect(await applyMigrations(url, directory)).toEqual(['1_first'])
  expect(await applyMigrations(url, directory)).toEqual([])
  expect(await answer(url, 'select twice(21)')).toBe(42)
  expect(await answer(url, 'select checksum from _prisma_migrations')).toBe(
    createHash('sha256').update(withBody).digest('hex'),
  )
})

test('one that fails says why, leaves nothing behind, and is applied once it is corrected', async () => {
  const { url, directory } = await emptyDatabase()
  write(directory, '1_first', 'create table a (n int);')
  write(directory, '2_second', 'create table b (n int); create table a (n int);')
  await expect(applyMigrations(url, directory)).rejects.toThrow(
    'The migration 2_second could not be applied (relation "a" already exists)',
  )
  expect(await answer(url, "select to_regclass('b')")).toBe(null)
  write(directory, '2_second', 'create table b (n int);')
  expect(await applyMigrations(url, directory)).toEqual(['2_second'])
})

test('several that migrate at once take turns', async () => {
  const { url, directory } = await emptyDatabase()
  write(directory, '1_first', withBody)
  write(directory, '2_second', 'select pg_sleep(0.2); create table b (n int);')
  const applied = await Promise.all([1, 2, 3].map(() => applyMigrations(url, directory)))
  expect(applied.flat().sort()).toEqual(['1_first', '2_second'])
})

let count = 0

async function emptyDatabase(): Promise<{ url: string; directory: string }> {
  const url = new URL(inject('databaseUrl'))
  url.pathname = '/postgres'
  count += 1
  const name = `empty_${process.pid}_${count}`
  await run(url.href, `create database ${name}`)
  url.pathname = `/${name}`
  return { url: url.href, directory: temporaryDirectory() }
}

function write(directory: string, name: string, sql: string): void {
  mkdirSync(join(directory, name), { recursive: true })
  writeFileSync(join(directory, name, 'migration.sql'), sql)
}
