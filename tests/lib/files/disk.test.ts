import { execFile } from 'node:child_process'
import { createHash } from 'node:crypto'
import { mkdir, mkdtemp, readdir, readlink, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { disk } from '#lib/files/disk.ts'
import { type Files, FileTooLarge, StorageUnavailable } from '#lib/files/files.ts'

const run = promisify(execFile)

let root: string
let files: Files

beforeEach(async () => {
  root = await mkdtemp(join(tmpdir(), 'firstframe-disk-'))
  files = disk(root)
})
afterEach(() => rm(root, { recursive: true, force: true }))

const key = 'frames/team/one.jpg'
const bytes = (text: string) => new TextEncoder().encode(text)

async function* chunks(...texts: string[]) {
  for (const text of texts) yield bytes(text)
}

async function read(range?: { start: number; end: number }): Promise<string | undefined> {
  const found = await files.open(key, range)
  return found && (await new Response(found.stream).text())
}

async function listed(prefix: string) {
  const found: { key: string; modifiedAt: Date }[] = []
  for await (const file of files.list(prefix)) found.push(file)
  return found
}

/** Every file and folder under the root, with hidden ones. */
async function listing(): Promise<string[]> {
  return (await readdir(root, { recursive: true })).sort()
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
  const large = Buffer.alloc(700_000, 'abcdefghijk')
  await files.put(key, chunks(large.toString()), { maxBytes: 1_000_000 })
  expect(await read({ start: 131_000, end: 600_001 })).toBe(
    large.toString('utf8', 131_000, 600_002),
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
  const before = await listing()
  const put = files.put(key, chunks('hello ', 'world'), { maxBytes: 10 })
  await expect(put).rejects.toBeInstanceOf(FileTooLarge)
  expect((await listing()).filter((name) => name !== '.unfinished')).toEqual(before)
})

test('a source that breaks leaves nothing and its own error', async () => {
  async function* breaking() {
    yield bytes('some')
    throw new Error('the line broke')
  }
  await expect(files.put(key, breaking(), { maxBytes: 10 })).rejects.toThrow('the line broke')
  expect(await listing()).toEqual(['.unfinished'])
})

test('an abort ends a put whose source is silent, and leaves nothing', async () => {
  const abort = new AbortController()
  const silent = new ReadableStream<Uint8Array>({ start: (to) => to.enqueue(bytes('some')) })
  const put = files.put(key, silent, { maxBytes: 10, signal: abort.signal })
  setTimeout(() => abort.abort(new Error('gone away')), 20)
  await expect(put).rejects.toThrow('gone away')
  expect(await listing()).toEqual(['.unfinished'])
})

test('an abort before the start leaves nothing', async () => {
  const signal = AbortSignal.abort(new Error('gone away'))
  await expect(files.put(key, chunks('x'), { maxBytes: 1, signal })).rejects.toThrow('gone away')
  expect(await listing()).toEqual(['.unfinished'])
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

test('folders and files are for the owner only', async () => {
  await files.put(key, chunks('x'), { maxBytes: 1 })
  expect((await stat(join(root, 'frames', 'team'))).mode & 0o777).toBe(0o700)
  expect((await stat(join(root, key))).mode & 0o777).toBe(0o600)
})

test('a folder that cannot be made is storage that is not available', async () => {
  await writeFile(join(root, 'frames'), 'a file in the way')
  const put = files.put(key, chunks('x'), { maxBytes: 1 })
  await expect(put).rejects.toMatchObject({ name: 'Error', full: false })
  await expect(put).rejects.toBeInstanceOf(StorageUnavailable)
  expect(await listing()).toEqual(['.unfinished', 'frames'])
})

test('a disk without room is full storage, and the check says so beforehand', async () => {
  await mkdir(join(root, '.unfinished'))
  await expect(files.check()).resolves.toBeUndefined()
  await expect(disk(root, Number.MAX_SAFE_INTEGER).check()).rejects.toMatchObject({ full: true })
})

test('a write that the system cuts short leaves nothing', async () => {
  const script = `
    import { disk } from '#lib/files/disk.ts'
    async function* large() { for (let i = 0; i < 40; i++) yield Buffer.alloc(65_536) }
    await disk(${JSON.stringify(root)}).put('a/b', large(), { maxBytes: 9e6 }).catch((error) => {
      console.log(error.constructor.name, error.cause.code)
    })`
  const node = `"${process.execPath}" --conditions=react-server --input-type=module -e "$0"`
  const { stdout } = await run('sh', ['-c', `ulimit -f 1024 && ${node}`, script])
  expect(stdout).toBe('StorageUnavailable EFBIG\n')
  expect(await listing()).toEqual(['.unfinished'])
})

test('the check fails where nothing can be written, and leaves no probe where it can', async () => {
  await files.check()
  expect(await listing()).toEqual(['.unfinished'])
  const blocked = join(root, 'blocked')
  await writeFile(blocked, '')
  await expect(disk(blocked).check()).rejects.toBeInstanceOf(StorageUnavailable)
})

test('the list gives the keys under a prefix in order, without what is unfinished', async () => {
  for (const name of ['b/2.txt', 'b/1.txt', 'b-/1.txt', 'a/x/1.txt', 'bb/1.txt'])
    await files.put(name, chunks('x'), { maxBytes: 1 })
  await writeFile(join(root, '.unfinished', 'x.part'), '')
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
  await utimes(join(root, key), then, then)
  expect(await listed('')).toEqual([{ key, modifiedAt: then }])
})

test('a reader is only as fast as the one who takes, and lets go when told to', async () => {
  const large = 5_000_000
  await files.put(key, chunks('x'.repeat(large)), { maxBytes: large })
  const before = await openHandles()
  const found = await files.open(key)
  const reader = found?.stream.getReader()
  const first = await reader?.read()
  expect(first?.value?.byteLength).toBeLessThan(large / 10)
  expect(await openHandles()).toBe(before + 1)
  await reader?.cancel()
  expect(await openHandles()).toBe(before)
})

test('a stream that nobody takes from holds nothing open', async () => {
  await files.put(key, chunks('hello'), { maxBytes: 5 })
  const before = await openHandles()
  const untouched = await files.open(key)
  expect(await openHandles()).toBe(before)
  await untouched?.stream.cancel()
})

test('a reader that is told to let go while it opens lets go', async () => {
  await files.put(key, chunks('hello'), { maxBytes: 5 })
  const before = await openHandles()
  const reader = (await files.open(key))?.stream.getReader()
  const read = reader?.read()
  await reader?.cancel()
  await read
  await new Promise((later) => setTimeout(later, 50))
  expect(await openHandles()).toBe(before)
})

test('a reader that reached the end lets go by itself', async () => {
  await files.put(key, chunks('hello'), { maxBytes: 5 })
  const before = await openHandles()
  await read()
  expect(await openHandles()).toBe(before)
})

async function openHandles(): Promise<number> {
  const links = await readdir('/proc/self/fd')
  const targets = await Promise.all(
    links.map((link) => readlink(`/proc/self/fd/${link}`).catch(() => '')),
  )
  return targets.filter((target) => target.startsWith(root)).length
}
