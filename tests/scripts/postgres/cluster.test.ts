import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { keepServer } from '#scripts/postgres/keep.ts'
import { answer, clusterIn, run } from '#tests/support/cluster.ts'
import { temporaryDirectory } from '#tests/support/directory.ts'

test('a server is made, joined by a second, and stopped by the last to leave', async () => {
  const directory = temporaryDirectory()
  const first = await clusterIn(directory)
  expect(first.found).toBe('made')
  const { databaseUrl } = first
  const second = await clusterIn(directory)
  expect(second).toMatchObject({ found: 'adopted', databaseUrl })
  await first.leave()
  expect(await answer(databaseUrl, 'select 1')).toBe(1)
  await second.leave()
  await expect(answer(databaseUrl, 'select 1')).rejects.toThrow('ECONNREFUSED')
  expect(await clusterIn(directory)).toMatchObject({ found: 'started', databaseUrl })
})

test('a server lets in only who knows its password, from this machine, and nobody as superuser', async () => {
  const { databaseUrl } = await clusterIn(temporaryDirectory())
  const as = (user: string, password: string) => {
    const url = new URL(databaseUrl)
    Object.assign(url, { username: user, password })
    return answer(url.href, 'select 1')
  }
  await expect(as('firstframe', 'guessed')).rejects.toThrow('password authentication failed')
  await expect(as('postgres', new URL(databaseUrl).password)).rejects.toThrow('failed')
  expect(await answer(databaseUrl, 'show listen_addresses')).toBe('127.0.0.1')
  expect(
    await answer(databaseUrl, "select rolsuper from pg_roles where rolname = 'firstframe'"),
  ).toBe(false)
})

test('the owner of a server that an earlier version made gets the right to make roles', async () => {
  const directory = temporaryDirectory()
  const first = await clusterIn(directory)
  await run(first.databaseUrl, 'create role one')
  await first.leave()
  const rights = join(directory, 'postgres', 'owners-rights')
  rmSync(rights)
  const again = await clusterIn(directory)
  await run(again.databaseUrl, 'create role two')
  expect(existsSync(rights)).toBe(true)
})

test('data of another PostgreSQL is refused in one sentence, and left as it is', async () => {
  const directory = temporaryDirectory()
  const { leave } = await clusterIn(directory)
  await leave()
  const version = join(directory, 'postgres', 'data', 'PG_VERSION')
  writeFileSync(version, '16\n')
  await expect(clusterIn(directory)).rejects.toThrow(
    /was made by PostgreSQL 16, and .* brings .* 18:/,
  )
  expect(readFileSync(version, 'utf8')).toBe('16\n')
})

test('making that was cut short is begun again', async () => {
  const directory = temporaryDirectory()
  mkdirSync(join(directory, 'postgres', 'data.new', 'base'), { recursive: true })
  expect((await clusterIn(directory)).found).toBe('made')
})

test('a process number that is now a stranger’s does not keep the server from starting', async () => {
  const directory = temporaryDirectory()
  const { leave } = await clusterIn(directory)
  await leave()
  const data = join(directory, 'postgres', 'data')
  const stranger = [process.pid, data, 1, 5432, '', '127.0.0.1', 1, 'ready'].join('\n')
  writeFileSync(join(data, 'postmaster.pid'), stranger)
  const { found, databaseUrl } = await clusterIn(directory)
  expect(found).toBe('started')
  expect(await answer(databaseUrl, 'select 1')).toBe(1)
})

test('a server that was killed is started again where it was, with what was committed', async () => {
  const directory = temporaryDirectory()
  const cluster = await clusterIn(directory)
  await run(cluster.databaseUrl, "create table kept as select 'all of it'::text as what")
  const said = vi.spyOn(console, 'error').mockImplementation(() => {})
  const stop = keepServer(cluster)
  const pid = readFileSync(join(directory, 'postgres', 'data', 'postmaster.pid'), 'utf8')
  process.kill(Number.parseInt(pid, 10), 'SIGKILL')
  await vi.waitFor(
    async () =>
      expect(await answer(cluster.databaseUrl, 'select what from kept')).toBe('all of it'),
    { timeout: 10_000, interval: 100 },
  )
  expect(said).toHaveBeenCalledWith('The embedded PostgreSQL is gone: starting it again.')
  await stop()
})
