import { chmodSync, existsSync, readFileSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openCopy } from '#scripts/postgres/open-copy.ts'
import { answer, clusterIn } from '#tests/support/cluster.ts'
import { temporaryDirectory } from '#tests/support/directory.ts'

// What only root can see; an ordinary user's run has the other half (as-user.test.ts).
if (process.getuid?.() === 0)
  describe('as root', () => {
    test('the server runs as an account that owns nothing else, on data given to it', async () => {
      const directory = temporaryDirectory()
      const { directory: place } = await clusterIn(directory)
      expect(place).toBe(join(directory, 'postgres'))
      expect(serverUid(place)).toBe(65_534)
      expect(statSync(place)).toMatchObject({ uid: 65_534, mode: 0o40700 })
    })

    test('in a directory that nobody may enter, its data goes where it may, and is found again', async () => {
      const directory = temporaryDirectory()
      chmodSync(directory, 0o700)
      const { directory: place, databaseUrl, leave } = await clusterIn(directory)
      onTestFinished(() => rmSync(place, { recursive: true, force: true }))
      expect(place).toMatch(/^\/var\/lib\/firstframe\/[\w-]{43}$/)
      expect(existsSync(join(directory, 'postgres'))).toBe(false)
      expect(await answer(databaseUrl, 'select 1')).toBe(1)
      await leave()
      chmodSync(directory, 0o711)
      expect(await clusterIn(directory)).toMatchObject({ found: 'started', directory: place })
    })
  })

test('a copy of the programs can be read by all, whatever the mask of the clone was', () => {
  const directory = temporaryDirectory()
  const programs = join(directory, 'programs')
  openCopy('tests/support', programs)
  chmodSync(programs, 0o700)
  chmodSync(join(programs, 'command.ts'), 0o600)
  chmodSync(join(programs, 'cluster.ts'), 0o700)
  const copy = openCopy(programs, join(directory, 'copy'))
  const modes = ['', 'command.ts', 'cluster.ts'].map(
    (name) => statSync(join(copy, name)).mode & 0o777,
  )
  expect(modes).toEqual([0o755, 0o644, 0o755])
})

function serverUid(place: string): number {
  const pid = Number.parseInt(readFileSync(join(place, 'data', 'postmaster.pid'), 'utf8'), 10)
  return statSync(`/proc/${pid}`).uid
}
