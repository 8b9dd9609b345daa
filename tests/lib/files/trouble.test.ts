import { open, readFile } from 'node:fs/promises'
import { expect, test } from 'vitest'
import { StorageUnavailable } from '#lib/files/files.ts'
import { guarded, unlessAbsent } from '#lib/files/trouble.ts'

test('a device without room is full storage', async () => {
  const full = await open('/dev/full', 'w')
  const written = guarded(full.writeFile('x'))
  await expect(written).rejects.toBeInstanceOf(StorageUnavailable)
  await expect(written).rejects.toMatchObject({ full: true })
  await full.close()
})

test('any other answer of the system is storage that is not available, and not full', async () => {
  const answer = guarded(readFile('/'))
  await expect(answer).rejects.toBeInstanceOf(StorageUnavailable)
  await expect(answer).rejects.toMatchObject({ full: false })
})

test('a mistake of ours stays what it is', async () => {
  await expect(guarded(Promise.reject(new TypeError('mine')))).rejects.toBeInstanceOf(TypeError)
})

test('only an absent file is undefined', async () => {
  expect(await unlessAbsent(readFile('/nowhere/at/all'))).toBeUndefined()
  await expect(unlessAbsent(readFile('/'))).rejects.toThrow('EISDIR')
})
