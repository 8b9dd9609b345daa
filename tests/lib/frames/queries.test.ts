import { beforeAll, expect, test } from 'vitest'
import { system } from '#lib/accounts/system.ts'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { files } from '#lib/files/storage.ts'
import { framePage } from '#lib/frames/list-queries.ts'
import { frameFile, frameForSending, frameForViewer, framesForViewer } from '#lib/frames/queries.ts'
import { upload } from '#lib/frames/upload.ts'
import type { FrameView } from '#lib/frames/view.ts'
import { granted, newcomer } from '#tests/lib/accounts/people.ts'
import '#tests/support/database.ts'
import { picture } from './pictures.ts'
import { once } from './stored.ts'

let mine: Viewer
let other: Viewer
const frames: FrameView[] = []

beforeAll(async () => {
  mine = (await newcomer()).viewer
  other = (await newcomer()).viewer
  for (const width of [310, 320, 330])
    frames.push(granted(await upload(mine, once(await picture('png', width, 320)))))
})

test('a frame is found through its workspace, and through no other', async () => {
  const [frame] = frames
  expect(await frameForViewer(mine, frame?.id ?? '')).toEqual(frame)
  expect(await frameForViewer(other, frame?.id ?? '')).toBeUndefined()
  expect(await frameFile(other, frame?.id ?? '', 'full')).toBeUndefined()
})

test.each(['', '1', 'nothing', '0197a1b2-0000-7000-8000-000000000000', "' or 1=1 --"])(
  '%j is no frame',
  async (id) => {
    expect(await frameForViewer(mine, id)).toBeUndefined()
  },
)

test('frames are found together, each once, and none of another workspace', async () => {
  const [first, second] = frames
  const ids = [first?.id, second?.id, first?.id, null, 'nothing']
  expect([...(await framesForViewer(mine, ids)).values()].sort(byWidth)).toEqual([first, second])
  expect(await framesForViewer(other, ids)).toEqual(new Map())
  expect(await framesForViewer(mine, [undefined])).toEqual(new Map())
})

const byWidth = (a: FrameView, b: FrameView) => a.width - b.width

test('the newest frames come first, only so many, and only of the own workspace', async () => {
  const first = await framePage(mine, { limit: 2 })
  expect(first).toEqual({ frames: [frames[2], frames[1]], next: frames[1]?.id })
  const rest = await framePage(mine, { limit: 2, after: first.next ?? '' })
  expect(rest).toEqual({ frames: [frames[0]], next: null })
  expect(await framePage(other, { limit: 9 })).toEqual({ frames: [], next: null })
})

test('a frame and its small copy are files of their own, each with its version', async () => {
  const [frame] = frames
  const [full, small] = [
    await frameFile(mine, frame?.id ?? '', 'full'),
    await frameFile(mine, frame?.id ?? '', 'small'),
  ]
  expect(full).toMatchObject({ mime: 'image/png', version: frame?.sha256, name: 'frame.png' })
  expect(small).toMatchObject({ mime: 'image/webp', name: 'frame.webp' })
  expect(small?.version).not.toBe(full?.version)
  expect(await files().stat(full?.key ?? '')).toEqual({ sizeBytes: frame?.bytes })
  expect(await files().stat(small?.key ?? '')).toBeDefined()
})

test('what is sent is what is stored, as often as it is opened', async () => {
  const [frame] = frames
  const sending = await frameForSending(system('worker'), frame?.id ?? '')
  expect(sending).toMatchObject({ mime: 'image/png', sizeBytes: frame?.bytes })
  const { key = '' } = (await frameFile(mine, frame?.id ?? '', 'full')) ?? {}
  const stored = await files().open(key)
  const bytes = Buffer.from(await new Response(stored?.stream).arrayBuffer())
  expect(await read(sending.open())).toEqual(bytes)
  expect(await read(sending.open())).toEqual(bytes)
  await files().remove(key)
  await expect(read(sending.open())).rejects.toThrow('missing')
})

async function read(source: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const chunks: Uint8Array[] = []
  for await (const chunk of source) chunks.push(chunk)
  return Buffer.concat(chunks)
}
