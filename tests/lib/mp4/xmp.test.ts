import fc from 'fast-check'
import { expect, test } from 'vitest'
import { appended, cut, lengthOf, type Piece } from '#lib/mp4/appended.ts'
import { textInXmp, xmpBox } from '#lib/mp4/xmp.ts'

const readOf = (bytes: Uint8Array) => async (start: number, length: number) =>
  bytes.subarray(start, start + length)

/** A box of the plain kind. */
function box(type: string, content: Uint8Array): Uint8Array {
  const bytes = Buffer.alloc(8 + content.length)
  bytes.writeUInt32BE(bytes.length, 0)
  bytes.write(type, 4, 'latin1')
  bytes.set(content, 8)
  return bytes
}

/** A file whose last box says "to the end" instead of a size. */
function openEnded(file: Uint8Array, lastStart: number): Uint8Array {
  const copy = Uint8Array.from(file)
  new DataView(copy.buffer).setUint32(lastStart, 0)
  return copy
}

function put(file: Uint8Array, pieces: Piece[]): Uint8Array {
  return Buffer.concat(
    pieces.map((piece) =>
      piece instanceof Uint8Array ? piece : file.subarray(piece.start, piece.end),
    ),
  )
}

const head = box('ftyp', Buffer.from('isom'))
const data = box('mdat', Buffer.alloc(999, 7))
const plain = Buffer.concat([head, data])

test('any text comes back out of the box that it was put into', async () => {
  await fc.assert(
    fc.asyncProperty(fc.string({ unit: 'grapheme' }), async (text) => {
      const file = Buffer.concat([plain, xmpBox(text)])
      expect(await textInXmp(readOf(file), file.length)).toBe(text.toWellFormed())
    }),
  )
})

test('a file without the box, a broken one and no MP4 at all carry nothing', async () => {
  const cutOff = Buffer.concat([plain, xmpBox('x').subarray(0, -5)])
  const other = Buffer.concat([
    plain,
    box('uuid', Buffer.from('<firstframe:settings>x</firstframe:settings>')),
  ])
  for (const file of [
    plain,
    cutOff,
    other,
    Buffer.alloc(100),
    Buffer.from('hello'),
    Buffer.alloc(0),
  ])
    expect(await textInXmp(readOf(file), file.length)).toBeUndefined()
})

test('the box stands behind the stored bytes, of which none is moved', async () => {
  const pieces = (await appended(readOf(plain), plain.length, xmpBox('x'))) ?? []
  const file = put(plain, pieces)
  expect(file.subarray(0, plain.length)).toEqual(plain)
  expect(await textInXmp(readOf(file), file.length)).toBe('x')
})

test('a last box that goes to the end gets its size, and does not swallow ours', async () => {
  const stored = openEnded(plain, head.length)
  const file = put(stored, (await appended(readOf(stored), stored.length, xmpBox('x'))) ?? [])
  expect(file.subarray(0, plain.length)).toEqual(plain)
  expect(await textInXmp(readOf(file), file.length)).toBe('x')
})

test('every range of the pieces is that range of all of them', async () => {
  const stored = openEnded(plain, head.length)
  const pieces = (await appended(readOf(stored), stored.length, xmpBox('a lake'))) ?? []
  const whole = put(stored, pieces)
  expect(pieces.reduce((sum, piece) => sum + lengthOf(piece), 0)).toBe(whole.length)
  const at = fc.nat({ max: whole.length })
  fc.assert(
    fc.property(at, at, (a, b) => {
      const [start, end] = [Math.min(a, b), Math.max(a, b)]
      expect(put(stored, cut(pieces, start, end))).toEqual(whole.subarray(start, end))
    }),
  )
})

test('a file whose boxes do not add up stays as it is', async () => {
  const broken = plain.subarray(0, -3)
  expect(await appended(readOf(broken), broken.length, xmpBox('x'))).toBeUndefined()
})
