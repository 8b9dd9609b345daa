import { writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { Lock } from '#scripts/data/lock.ts'
import { freePort } from '#scripts/ports.ts'
import { onlyStart } from '#scripts/run/only-start.ts'
import { clusterIn } from '#tests/support/cluster.ts'
import { command } from '#tests/support/command.ts'
import { temporaryDirectory } from '#tests/support/directory.ts'
import { oldPostgres } from '#tests/support/old-postgres.ts'
import { refusal } from '#tests/support/refusal.ts'

describe('a start that cannot go on says why in one sentence, what to do, and ends with 1', () => {
  test('a setting that is wrong', async () => {
    expect(await refusal(['start'], { MINIMAX_RPM: 'many' })).toMatch(
      /^The setting MINIMAX_RPM is not usable .* Correct it in the environment or in \.env/,
    )
  })

  test('a DATABASE_URL that is no address', async () => {
    expect(await refusal(['migrate'], { DATABASE_URL: 'localhost' })).toMatch(
      /^The setting DATABASE_URL is not usable/,
    )
  })

  test('a database that does not answer', async () => {
    const url = `postgres://me:secret@127.0.0.1:${await closedPort()}/app`
    const sentence = await refusal(['migrate'], { DATABASE_URL: url })
    expect(sentence).toMatch(
      /^The database at 127.0.0.1:\d+ does not answer \(connection refused\)/,
    )
    expect(sentence).not.toContain('secret')
  })

  test('a database host that there is not', async () => {
    expect(
      await refusal(['migrate'], { DATABASE_URL: 'postgres://me@nowhere.invalid/app' }),
    ).toMatch(/^The host of DATABASE_URL, nowhere.invalid, cannot be found: correct DATABASE_URL/)
  })

  test('a database that refuses the password, or is not there', async () => {
    const { databaseUrl } = await clusterIn(temporaryDirectory())
    const url = new URL(databaseUrl)
    const right = url.password
    url.password = 'wrong'
    expect(await refusal(['migrate'], { DATABASE_URL: url.href })).toContain(
      'refuses this user or password: correct DATABASE_URL',
    )
    Object.assign(url, { password: right, pathname: '/missing' })
    expect(await refusal(['migrate'], { DATABASE_URL: url.href })).toContain(
      'There is no database missing at',
    )
  })

  test('a database that is older than what Firstframe needs', async () => {
    const port = await oldPostgres('14.20 (Debian 14.20-1)')
    const url = `postgres://me:secret@127.0.0.1:${port}/app`
    expect(await refusal(['migrate'], { DATABASE_URL: url })).toBe(
      `The database at 127.0.0.1:${port} is PostgreSQL 14.20 (Debian 14.20-1): Firstframe needs 15 or newer.`,
    )
  })

  test('a DATA_DIR whose database another PostgreSQL made', async () => {
    const dataDir = temporaryDirectory()
    const { leave, directory } = await clusterIn(dataDir)
    await leave()
    writeFileSync(join(directory, 'data', 'PG_VERSION'), '16\n')
    expect(await refusal(['migrate'], { DATA_DIR: dataDir })).toMatch(
      /was made by PostgreSQL 16, and this version brings PostgreSQL 18: dump it with PostgreSQL 16 and restore it/,
    )
  })

  test('a port that another program listens on', async () => {
    const port = await takenPort()
    expect(await refusal(['start'], { PORT: port })).toBe(
      `Port ${port} of 127.0.0.1 is taken by another program: stop it, or set PORT to a free port.`,
    )
    expect(await refusal(['sandbox'], { SANDBOX_PORT: port })).toContain(
      'set SANDBOX_PORT to a free',
    )
  })

  test('an address that this machine does not have', async () => {
    expect(await refusal(['start'], { HOST: '192.0.2.1' })).toMatch(
      /^This machine has no address 192.0.2.1: set HOST/,
    )
  })

  test('a DATA_DIR in which another start runs', async () => {
    const dataDir = temporaryDirectory()
    const end = onlyStart(dataDir, 'http://localhost:3999')
    onTestFinished(end)
    expect(await refusal(['start'], { DATA_DIR: dataDir })).toBe(
      `Firstframe already runs in this DATA_DIR (process ${process.pid}, http://localhost:3999): use that one, or set DATA_DIR and PORT.`,
    )
    await end()
    expect(new Lock(join(dataDir, 'locks', 'start')).alone()).toBe(true)
  })

  test('a DATA_DIR that is a file', async () => {
    const file = join(temporaryDirectory(), 'file')
    writeFileSync(file, '')
    expect(await refusal(['migrate'], { DATA_DIR: file })).toContain('is a file: set DATA_DIR to')
  })
})

test('two starts at once in a new DATA_DIR make one database and migrate it once', async () => {
  const variables = { DATA_DIR: temporaryDirectory() }
  const both = [command(['migrate'], variables), command(['migrate'], variables)]
  const [first, second] = await Promise.all(both.map(({ ended }) => ended))
  expect([first?.code, second?.code]).toEqual([0, 0])
  const lines = `${first?.output}${second?.output}`
  expect(lines.match(/made new/g)).toHaveLength(1)
  expect(lines.match(/\d+ applied/g)).toHaveLength(1)
})

async function takenPort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  return String(typeof address === 'object' ? address?.port : 0)
}

async function closedPort(): Promise<string> {
  return String(await freePort())
}
