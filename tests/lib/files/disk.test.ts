import { execFile } from 'node:child_process'
import { mkdir, mkdtemp, readdir, readlink, rm, stat, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { disk } from '#lib/files/disk.ts'
import { type Files, StorageUnavailable } from '#lib/files/files.ts'
import { chunks, keepsThePromisesOfFiles, type Place } from './contract.ts'

const run = promisify(execFile)

let root: string
let files: Files
let place: Place

beforeEach(async () => {
  place = await folder()
  files = place.files
})
afterEach(() => place.close())

async function folder(): Promise<Place> {
  const folder = await mkdtemp(join(tmpdir(), 'firstframe-disk-'))
  root = folder
  return {
    files: disk(folder),
    left: async () => (await listing()).filter((name) => name !== '.unfinished'),
    age: (key, then) => utimes(join(folder, key), then, then),
    close: () => rm(folder, { recursive: true, force: true }),
  }
}

const key = 'frames/team/one.jpg'

/** Every file and folder under the root, with hidden ones. */
async function listing(): Promise<string[]> {
  return (await readdir(root, { recursive: true })).sort()
}

keepsThePromisesOfFiles(folder)

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
test('the check fails where nothing can be written', async () => {
  const blocked = join(root, 'blocked')
  await writeFile(blocked, '')
  await expect(disk(blocked).check()).rejects.toBeInstanceOf(StorageUnavailable)
})

test('the list leaves out what is unfinished', async () => {
  await files.put(key, chunks('x'), { maxBytes: 1 })
  await writeFile(join(root, '.unfinished', 'x.part'), '')
  const keys: string[] = []
  for await (const file of files.list('')) keys.push(file.key)
  expect(keys).toEqual([key])
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
  await new Response((await files.open(key))?.stream).text()
  expect(await openHandles()).toBe(before)
})

async function openHandles(): Promise<number> {
  const links = await readdir('/proc/self/fd')
  const targets = await Promise.all(
    links.map((link) => readlink(`/proc/self/fd/${link}`).catch(() => '')),
  )
  return targets.filter((target) => target.startsWith(root)).length
}
