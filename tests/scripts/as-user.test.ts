import { chownSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { passable } from '#scripts/postgres/account.ts'
import { command } from '#tests/support/command.ts'
import { temporaryDirectory } from '#tests/support/directory.ts'

/** Run as root, the ordinary user is another account, when it may read this checkout at all. */
const daemon = { uid: 1, gid: 1 }
const asDaemon = process.getuid?.() === 0 && passable(process.cwd(), daemon)
const user = asDaemon ? daemon : { uid: process.getuid?.() ?? 0, gid: process.getgid?.() ?? 0 }

test('an ordinary user owns all that a start makes, and nobody else can read it', async () => {
  const dataDir = temporaryDirectory()
  chownSync(dataDir, user.uid, user.gid)
  const { code, output } = await command(['migrate'], { DATA_DIR: dataDir, HOME: '/' }, user).ended
  expect(code, output).toBe(0)
  for (const name of ['locks', 'secrets', ...(user.uid > 0 ? ['postgres', 'postgres/data'] : [])])
    expect(statSync(join(dataDir, name)), name).toMatchObject({ uid: user.uid, mode: 0o40700 })
})
