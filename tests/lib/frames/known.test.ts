import { createHash } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { files } from '#lib/files/storage.ts'
import { frameOfBytes } from '#lib/frames/list-queries.ts'
import { frameFile } from '#lib/frames/queries.ts'
import { upload } from '#lib/frames/upload.ts'
import { granted, newcomer } from '#tests/lib/accounts/people.ts'
import { sql } from '#tests/support/database.ts'
import { blue, picture, quarters, red } from './pictures.ts'
import { once } from './stored.ts'

let mine: Viewer
let other: Viewer

beforeAll(async () => {
  mine = (await newcomer()).viewer
  other = (await newcomer()).viewer
})

const hashOf = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex')

/** A photo that lies on its side and says where it was taken: stored as other bytes than it came. */
function photo(): Promise<Buffer> {
  return quarters([red, blue, red, blue]).withMetadata({ orientation: 6 }).jpeg().toBuffer()
}

test('a frame is known by its own bytes and by those of the file it was made of', async () => {
  const file = await photo()
  expect(await frameOfBytes(mine, hashOf(file))).toBeUndefined()
  const frame = granted(await upload(mine, once(file)))
  expect(frame.sha256).not.toBe(hashOf(file))
  expect(await frameOfBytes(mine, hashOf(file))).toEqual(frame)
  expect(await frameOfBytes(mine, frame.sha256)).toEqual(frame)
})

test('a file that is stored as it came needs no second line', async () => {
  const bare = granted(await upload(mine, once(await picture('png', 444, 333))))
  const stored = await files().open((await frameFile(mine, bare.id, 'full'))?.key ?? '')
  const bytes = Buffer.from(await new Response(stored?.stream).arrayBuffer())
  expect(granted(await upload(mine, once(bytes)))).toEqual(bare)
  expect(await sql(`select from frame_source where sha256 = '${bare.sha256}'`)).toEqual([])
})

test('what one team has, another is not told', async () => {
  const file = await photo()
  granted(await upload(mine, once(file)))
  expect(await frameOfBytes(other, hashOf(file))).toBeUndefined()
  const theirs = granted(await upload(other, once(file)))
  expect(await frameOfBytes(other, hashOf(file))).toEqual(theirs)
  expect((await frameOfBytes(mine, hashOf(file)))?.id).not.toBe(theirs.id)
})

test('the same file twice is one frame and one line', async () => {
  const file = await photo()
  const [one, two] = [
    granted(await upload(mine, once(file))),
    granted(await upload(mine, once(file))),
  ]
  expect(two).toEqual(one)
})
