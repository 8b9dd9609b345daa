import { execFile } from 'node:child_process'
import { readdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { promisify } from 'node:util'
import { expect, test } from 'vitest'
import { makeDataDir } from '#scripts/data/data-dir.ts'
import { secret } from '#scripts/data/secret.ts'
import { temporaryDirectory } from '#tests/support/directory.ts'

test('a secret is made once, long, and readable by its owner only', () => {
  const directory = temporaryDirectory()
  const made = secret(directory, 'key')
  expect(made).toMatch(/^[\w-]{43}$/)
  expect(secret(directory, 'key')).toBe(made)
  expect(secret(directory, 'other')).not.toBe(made)
  expect(statSync(join(directory, 'secrets')).mode & 0o777).toBe(0o700)
  expect(statSync(join(directory, 'secrets', 'key')).mode & 0o777).toBe(0o600)
})

test('processes that need a secret at the same moment get the same one, and leave no draft', async () => {
  const directory = temporaryDirectory()
  const script = `import { secret } from '${resolve('scripts/data/secret.ts')}'
    console.log(secret('${directory}', 'key'))`
  const runs = Array.from({ length: 4 }, () =>
    promisify(execFile)(process.execPath, ['--input-type=module-typescript', '--eval', script]),
  )
  const given = (await Promise.all(runs)).map(({ stdout }) => stdout)
  expect(new Set(given).size).toBe(1)
  expect(readdirSync(join(directory, 'secrets'))).toEqual(['key'])
})

test('DATA_DIR is closed to others: nobody but its owner can list it', () => {
  const path = join(temporaryDirectory(), 'data')
  makeDataDir(path)
  expect(statSync(path).mode & 0o066).toBe(0)
})
