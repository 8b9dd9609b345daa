import { execFileSync } from 'node:child_process'
import { closeSync, openSync, rmSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, onTestFinished, test } from 'vitest'
import { command } from '#tests/support/command.ts'
import { temporaryDirectory } from '#tests/support/directory.ts'
import { refusal } from '#tests/support/refusal.ts'

/** A disk of its own in memory. Only root may mount one, and not in every container. */
function mounted(options: string): string {
  const directory = temporaryDirectory()
  execFileSync('mount', ['-t', 'tmpfs', '-o', `mode=711,${options}`, 'tmpfs', directory], {
    stdio: 'ignore',
  })
  onTestFinished(() => void execFileSync('umount', ['-l', directory]))
  return directory
}

const mayMount = process.getuid?.() === 0 && process.platform === 'linux' && canMount()

describe.runIf(mayMount)('a start on a full disk says so in one sentence', () => {
  test('where nothing at all can be made', async () => {
    const DATA_DIR = join(mounted('size=1m,nr_inodes=1'), 'data')
    expect(await refusal(['migrate'], { DATA_DIR })).toBe(
      `The disk is full at ${DATA_DIR}: free some space and start again.`,
    )
  })

  test('where a database has no room', async () => {
    const DATA_DIR = mounted('size=64m')
    expect(await refusal(['migrate'], { DATA_DIR })).toBe(tooFull(DATA_DIR))
  })

  test('where the room ends while the database is made, and it is made when there is some', async () => {
    const DATA_DIR = mounted('size=300m,nr_inodes=300')
    expect(await refusal(['migrate'], { DATA_DIR })).toBe(tooFull(DATA_DIR))
    execFileSync('mount', ['-o', 'remount,nr_inodes=10000', DATA_DIR])
    expect((await command(['migrate'], { DATA_DIR }).ended).code).toBe(0)
  })

  test('where the room ended since, and goes on as it was when there is some', async () => {
    const DATA_DIR = mounted('size=300m')
    expect((await command(['migrate'], { DATA_DIR }).ended).code).toBe(0)
    const filling = fill(DATA_DIR)
    expect(await refusal(['migrate'], { DATA_DIR })).toBe(
      `The disk is full at ${join(DATA_DIR, 'postgres')}: free some space and start again.`,
    )
    rmSync(filling)
    const { code, output } = await command(['migrate'], { DATA_DIR }).ended
    expect(code, output).toBe(0)
    expect(output).toContain('up to date')
  })
})

function tooFull(dataDir: string): string {
  return `The disk is too full for a database at ${join(dataDir, 'postgres')} (it needs 200 MB): free some space, or set DATA_DIR.`
}

/** Leaves not a byte. */
function fill(directory: string): string {
  const path = join(directory, 'filling')
  const file = openSync(path, 'w')
  const block = Buffer.alloc(1024 * 1024)
  try {
    while (writeSync(file, block) > 0);
  } catch {
    // full
  }
  closeSync(file)
  return path
}

function canMount(): boolean {
  try {
    execFileSync('unshare', ['--mount', 'mount', '-t', 'tmpfs', 'tmpfs', '/mnt'], {
      stdio: 'ignore',
    })
    return true
  } catch {
    return false
  }
}
