import { createHash } from 'node:crypto'
import { readFile, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { env } from '#lib/env.ts'
import { frameForViewer } from '#lib/frames/queries.ts'
import { upload } from '#lib/frames/upload.ts'
import { codeOf, granted, newcomer } from '#tests/lib/accounts/people.ts'
import '#tests/support/database.ts'
import { badPictures } from './bad-pictures.ts'
import { noise, picture } from './pictures.ts'
import { frameCount, kept, once, storedFiles } from './stored.ts'

let viewer: Viewer

beforeAll(async () => {
  viewer = (await newcomer()).viewer
})
beforeEach(async () => {
  await rm(join(env().DATA_DIR, 'files'), { recursive: true, force: true })
})

test('a picture becomes a frame: two files, one row, the hash of what is stored', async () => {
  const jpeg = await picture('jpeg', 640, 400)
  const before = await frameCount()
  const frame = granted(await upload(viewer, once(jpeg)))
  const [small = '', large = ''] = await storedFiles()
  const stored = await readFile(large)
  expect(frame).toEqual({
    id: expect.stringMatching(/^[0-9a-f-]{36}$/),
    width: 640,
    height: 400,
    bytes: stored.length,
    mime: 'image/jpeg',
    sha256: createHash('sha256').update(stored).digest('hex'),
  })
  const place = join(env().DATA_DIR, 'files/frames', viewer.workspaceId, frame.sha256)
  expect([small, large]).toEqual([`${place}-small.webp`, `${place}.jpg`])
  expect((await stat(large)).mode & 0o777).toBe(0o600)
  expect(await frameCount()).toBe(before + 1)
  expect(await frameForViewer(viewer, frame.id)).toEqual(frame)
})

test.each([
  [650, 300 + 10, true],
  [640, 320, false],
  [310, 640, true],
])('a picture of %i × %i has a warning about its shape: %s', async (width, height, warned) => {
  const frame = granted(await upload(viewer, once(await picture('png', width, height))))
  expect(frame.warning).toBe(warned ? 'shape' : undefined)
})

test.each(badPictures)('$name leaves no file and no row', async ({ make, code }) => {
  const before = await kept()
  expect(codeOf(await upload(viewer, once(await make())))).toBe(code)
  expect(await kept()).toEqual(before)
})

test('the same picture again is the same frame', async () => {
  const bytes = await noise(400, 400).png().toBuffer()
  const first = granted(await upload(viewer, once(bytes)))
  const before = await kept()
  expect(granted(await upload(viewer, once(bytes)))).toEqual(first)
  expect(await kept()).toEqual(before)
})

test('what was downloaded from here is the same frame when it comes back', async () => {
  const turned = await noise(400, 500).withMetadata({ orientation: 6 }).jpeg().toBuffer()
  const first = granted(await upload(viewer, once(turned)))
  const stored = (await storedFiles()).find((file) => file.endsWith('.jpg')) ?? ''
  expect(granted(await upload(viewer, once(await readFile(stored))))).toEqual(first)
})

test('a frame whose files were lost is whole again when its picture comes back', async () => {
  const bytes = await noise(430, 430).png().toBuffer()
  const first = granted(await upload(viewer, once(bytes)))
  const before = await kept()
  await rm(join(env().DATA_DIR, 'files'), { recursive: true })
  expect(granted(await upload(viewer, once(bytes)))).toEqual(first)
  expect(await kept()).toEqual(before)
})

test('eight at once of the same picture are one row and two files', async () => {
  const bytes = await noise(420, 420).webp().toBuffer()
  const rows = await frameCount()
  const frames = await Promise.all(Array.from({ length: 8 }, () => upload(viewer, once(bytes))))
  expect(new Set(frames.map((frame) => granted(frame).id)).size).toBe(1)
  expect(await frameCount()).toBe(rows + 1)
  expect(await storedFiles()).toHaveLength(2)
})

test('another workspace keeps its own copy', async () => {
  const bytes = await noise(440, 440).png().toBuffer()
  const other = (await newcomer()).viewer
  const mine = granted(await upload(viewer, once(bytes)))
  const theirs = granted(await upload(other, once(bytes)))
  expect(theirs).toEqual({ ...mine, id: theirs.id })
  expect(theirs.id).not.toBe(mine.id)
  expect(await frameForViewer(other, mine.id)).toBeUndefined()
})

test('a member who only looks may not add frames', async () => {
  const looker: Viewer = { ...viewer, role: 'viewer' }
  expect(codeOf(await upload(looker, once(await picture('png'))))).toBe('not_allowed')
})

test('one byte under 20 MB passes, one more does not', async () => {
  const png = await picture('png')
  const padded = (size: number) => Buffer.concat([png, Buffer.alloc(size - png.length)])
  granted(await upload(viewer, once(padded(19_999_999))))
  const before = await kept()
  expect(codeOf(await upload(viewer, once(padded(20_000_000))))).toBe('frame_too_large')
  expect(await kept()).toEqual(before)
})

test('a stream without end is cut at the limit', async () => {
  let sent = 0
  async function* endless() {
    for (;;) {
      sent += 65_536
      yield Buffer.alloc(65_536, 0xff)
    }
  }
  expect(codeOf(await upload(viewer, endless()))).toBe('frame_too_large')
  expect(sent).toBeLessThan(20_200_000)
})

test('twenty megabytes pass through a few megabytes of memory', async () => {
  setFlagsFromString('--expose-gc')
  const collect: () => void = runInNewContext('gc')
  const held = () => {
    collect()
    const { arrayBuffers, heapUsed } = process.memoryUsage()
    return arrayBuffers + heapUsed
  }
  const before = held()
  let peak = 0
  async function* large() {
    yield Buffer.from('\x89PNG\r\n\x1a\n', 'latin1')
    for (let sent = 0; sent < 19; sent += 1) {
      yield Buffer.allocUnsafeSlow(1_000_000)
      peak = Math.max(peak, held())
    }
  }
  expect(codeOf(await upload(viewer, large()))).toBe('frame_unreadable')
  expect(peak - before).toBeLessThan(5_000_000)
})

test('an upload that its sender gives up leaves nothing', async () => {
  const before = await kept()
  const abort = new AbortController()
  const silent = new ReadableStream<Uint8Array>({
    start: (to) => to.enqueue(Buffer.from('\xff\xd8\xff', 'latin1')),
  })
  const answer = upload(viewer, silent, { signal: abort.signal })
  setTimeout(() => abort.abort(), 20)
  expect(codeOf(await answer)).toBe('upload_interrupted')
  expect(await kept()).toEqual(before)
})

test('an upload whose line breaks leaves nothing', async () => {
  const before = await kept()
  async function* breaking() {
    yield (await picture('jpeg')).subarray(0, 100)
    throw new Error('ECONNRESET')
  }
  expect(codeOf(await upload(viewer, breaking()))).toBe('upload_interrupted')
  expect(await kept()).toEqual(before)
})

test('storage that cannot be written is a refusal, and leaves nothing', async () => {
  await writeFile(join(env().DATA_DIR, 'files'), 'a file where the folder should be')
  const before = await kept()
  expect(codeOf(await upload(viewer, once(await picture('png'))))).toBe('storage_unavailable')
  expect(await kept()).toEqual(before)
})
