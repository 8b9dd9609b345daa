import { createHash } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { type Files, FileTooLarge } from '#lib/files/files.ts'

/** Storage of one kind, as a test looks at it from outside. */
export type Place = {
  files: Files
  /** What is there of files, finished or not, by names that only the place itself knows. */
  left: () => Promise<string[]>
  /** Lets a stored file be from `then`. */
  age: (key: string, then: Date) => Promise<void>
  close: () => Promise<void>
}

const bytes = (text: string) => new TextEncoder().encode(text)

export async function* chunks(...texts: string[]) {
  for (const text of texts) yield bytes(text)
}

/** What lib/files/files.ts promises, of whatever keeps the bytes. */
export function keepsThePromisesOfFiles(open: () => Promise<Place>): void {
  describe('as any storage', () => {
    let place: Place
    let files: Files

    beforeEach(async () => {
      place = await open()
      files = place.files
    })
    afterEach(() => place.close())

    const key = 'frames/team/one.jpg'

    async function read(range?: { start: number; end: number }): Promise<string | undefined> {
      const found = await files.open(key, range)
      return found && (await new Response(found.stream).text())
    }

    async function listed(prefix: string) {
      const found: { key: string; modifiedAt: Date }[] = []
      for await (const file of files.list(prefix)) found.push(file)
      return found
    }

    test('a stored stream is there whole, with its size and hash', async () => {
      const stored = await files.put(key, chunks('hello ', 'world'), { maxBytes: 11 })
      const sha256 = createHash('sha256').update('hello world').digest('hex')
      expect(stored).toEqual({ sizeBytes: 11, sha256 })
      expect(await read()).toBe('hello world')
      expect(await files.stat(key)).toEqual({ sizeBytes: 11 })
    })

    test('an empty stream is stored as an empty file', async () => {
      await files.put(key, chunks(), { maxBytes: 1 })
      expect(await read()).toBe('')
    })

    test('a second put replaces the file at once', async () => {
      await files.put(key, chunks('old'), { maxBytes: 9 })
      await files.put(key, chunks('new one'), { maxBytes: 9 })
      expect(await read()).toBe('new one')
    })

    test.each([
      [0, 0, 'h'],
      [0, 4, 'hello'],
      [6, 10, 'world'],
      [10, 10, 'd'],
    ])('bytes %i to %i are %j', async (start, end, text) => {
      await files.put(key, chunks('hello world'), { maxBytes: 100 })
      expect(await read({ start, end })).toBe(text)
    })

    test('a range of a large file crosses the chunks it is read in', async () => {
      const large = Buffer.alloc(2_700_000, 'abcdefghijk')
      await files.put(key, chunks(large.toString()), { maxBytes: 3_000_000 })
      expect(await read({ start: 131_000, end: 2_600_001 })).toBe(
        large.toString('utf8', 131_000, 2_600_002),
      )
    })

    test('what is not there is undefined, and removing it is no error', async () => {
      expect(await files.open(key)).toBeUndefined()
      expect(await files.stat(key)).toBeUndefined()
      await files.remove(key)
    })

    test('a folder is not a file', async () => {
      await files.put(key, chunks('x'), { maxBytes: 1 })
      expect(await files.open('frames/team')).toBeUndefined()
      expect(await files.stat('frames')).toBeUndefined()
      expect(await files.stat(`${key}/deeper`)).toBeUndefined()
    })

    test('a removed file is gone', async () => {
      await files.put(key, chunks('x'), { maxBytes: 1 })
      await files.remove(key)
      expect(await files.stat(key)).toBeUndefined()
    })
    test('a stream over the limit is refused and leaves nothing', async () => {
      const put = files.put(key, chunks('hello ', 'world'), { maxBytes: 10 })
      await expect(put).rejects.toBeInstanceOf(FileTooLarge)
      expect(await place.left()).toEqual([])
    })

    test('a source that breaks leaves nothing and its own error', async () => {
      async function* breaking() {
        yield bytes('some')
        throw new Error('the line broke')
      }
      await expect(files.put(key, breaking(), { maxBytes: 10 })).rejects.toThrow('the line broke')
      expect(await place.left()).toEqual([])
    })

    test('an abort ends a put whose source is silent, and leaves nothing', async () => {
      const abort = new AbortController()
      const silent = new ReadableStream<Uint8Array>({ start: (to) => to.enqueue(bytes('some')) })
      const put = files.put(key, silent, { maxBytes: 10, signal: abort.signal })
      setTimeout(() => abort.abort(new Error('gone away')), 20)
      await expect(put).rejects.toThrow('gone away')
      expect(await place.left()).toEqual([])
    })

    test('an abort before the start leaves nothing', async () => {
      const signal = AbortSignal.abort(new Error('gone away'))
      await expect(files.put(key, chunks('x'), { maxBytes: 1, signal })).rejects.toThrow(
        'gone away',
      )
      expect(await place.left()).toEqual([])
    })

    test('nothing is visible under the key until all of it is there', async () => {
      async function* watched() {
        yield bytes('first half')
        expect(await files.stat(key)).toBeUndefined()
        yield bytes('second half')
        expect(await files.stat(key)).toBeUndefined()
      }
      await files.put(key, watched(), { maxBytes: 100 })
      expect(await files.stat(key)).toEqual({ sizeBytes: 21 })
    })
    test('what is no key is refused everywhere', async () => {
      for (const name of ['../secret', '.probe', 'frames/', '']) {
        await expect(files.put(name, chunks('x'), { maxBytes: 1 })).rejects.toThrow(TypeError)
        await expect(files.open(name)).rejects.toThrow(TypeError)
        await expect(files.stat(name)).rejects.toThrow(TypeError)
        await expect(files.remove(name)).rejects.toThrow(TypeError)
      }
      expect(await place.left()).toEqual([])
    })

    test('the check of a place that is well leaves no probe', async () => {
      await files.check()
      expect(await place.left()).toEqual([])
    })

    test('the list gives the keys under a prefix in order', async () => {
      for (const name of ['b/2.txt', 'b/1.txt', 'b-/1.txt', 'a/x/1.txt', 'bb/1.txt'])
        await files.put(name, chunks('x'), { maxBytes: 1 })
      const keys = async (prefix: string) => (await listed(prefix)).map((file) => file.key)
      expect(await keys('')).toEqual(['a/x/1.txt', 'b-/1.txt', 'b/1.txt', 'b/2.txt', 'bb/1.txt'])
      expect(await keys('b/')).toEqual(['b/1.txt', 'b/2.txt'])
      expect(await keys('b')).toEqual(['b-/1.txt', 'b/1.txt', 'b/2.txt', 'bb/1.txt'])
      expect(await keys('a/x')).toEqual(['a/x/1.txt'])
      expect(await keys('none/')).toEqual([])
    })
    test('the list tells when a file was stored', async () => {
      await files.put(key, chunks('x'), { maxBytes: 1 })
      const then = new Date('2026-01-02T03:04:05Z')
      await place.age(key, then)
      expect(await listed('')).toEqual([{ key, modifiedAt: then }])
    })

    test('a file that is stored is not unfinished, however old it is', async () => {
      await files.put(key, chunks('x'), { maxBytes: 1 })
      await place.age(key, new Date('2020-01-01'))
      expect(await files.removeUnfinished()).toBe(0)
      expect(await read()).toBe('x')
    })

    test('a reader is only as fast as the one who takes', async () => {
      const large = 5_000_000
      await files.put(key, chunks('x'.repeat(large)), { maxBytes: large })
      const reader = (await files.open(key))?.stream.getReader()
      const first = await reader?.read()
      expect(first?.value?.byteLength).toBeLessThan(large / 4)
      await reader?.cancel()
    })
  })
}
