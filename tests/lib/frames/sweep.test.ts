import { utimes } from 'node:fs/promises'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { env } from '#lib/env.ts'
import { files } from '#lib/files/storage.ts'
import { sweepFrames } from '#lib/frames/sweep.ts'
import { upload } from '#lib/frames/upload.ts'
import { granted, newcomer } from '#tests/lib/accounts/people.ts'
import '#tests/support/database.ts'
import { picture } from './pictures.ts'
import { once, storedFiles } from './stored.ts'

test('a day-old file without a frame goes; fresh ones and those of frames stay', async () => {
  expect(await sweepFrames()).toBe(0) // also before anything was ever stored
  const { viewer } = await newcomer()
  granted(await upload(viewer, once(await picture('png'))))
  const frameFiles = await storedFiles()
  for (const file of frameFiles) await aged(file, 30)

  const folder = `frames/${viewer.workspaceId}`
  const sha256 = 'a'.repeat(64)
  await store(`${folder}/${sha256}.png`, 25)
  await store(`${folder}/${sha256}-small.webp`, 25)
  await store(`${folder}/${'b'.repeat(64)}.png`, 23)
  await store('frames/of-another-version.png', 25)
  await store('videos/one.mp4', 100)

  expect(await sweepFrames()).toBe(3)
  const left = [...frameFiles, stored(`${folder}/${'b'.repeat(64)}.png`), stored('videos/one.mp4')]
  expect(await storedFiles()).toEqual(left.sort())
})

test('the same hash in another workspace protects nothing here', async () => {
  const [one, two] = [(await newcomer()).viewer, (await newcomer()).viewer]
  const { sha256 } = granted(await upload(one, once(await picture('jpeg'))))
  await store(`frames/${two.workspaceId}/${sha256}.jpg`, 25)
  expect(await sweepFrames()).toBe(1)
  expect(await files().stat(`frames/${one.workspaceId}/${sha256}.jpg`)).toBeDefined()
})

async function store(key: string, hours: number) {
  await files().put(key, once(Buffer.from('x')), { maxBytes: 1 })
  await aged(stored(key), hours)
}

function stored(key: string): string {
  return join(env().DATA_DIR, 'files', key)
}

async function aged(path: string, hours: number) {
  const then = new Date(Date.now() - hours * 3_600_000)
  await utimes(path, then, then)
}
