import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { env } from '#lib/env.ts'
import { disk } from '#lib/files/disk.ts'
import { sweepUnfinished } from '#lib/files/sweep-unfinished.ts'

const folder = env().DATA_DIR

test('an hour-old unfinished file goes; a fresh one and every stored file stay', async () => {
  expect(await sweepUnfinished()).toBe(0) // also when no folder exists yet
  await disk(join(folder, 'files')).put('a/b', oneByte(), { maxBytes: 1 })
  await mkdir(join(folder, 'incoming'))
  await aged('files/.unfinished/old.part', 61)
  await aged('files/.unfinished/fresh.part', 59)
  await aged('incoming/old.part', 61)
  await aged('incoming/fresh.part', 0)
  await aged('files/a/b', 1000)

  expect(await sweepUnfinished()).toBe(2)
  expect(
    (await readdir(folder, { recursive: true })).filter((name) => /\.part|b$/.test(name)).sort(),
  ).toEqual(['files/.unfinished/fresh.part', 'files/a/b', 'incoming/fresh.part'])
})

async function aged(name: string, minutes: number) {
  const then = new Date(Date.now() - minutes * 60_000)
  await writeFile(join(folder, name), '')
  await utimes(join(folder, name), then, then)
}

async function* oneByte() {
  yield new Uint8Array(1)
}
