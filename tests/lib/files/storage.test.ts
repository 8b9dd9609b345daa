import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { EnvError, parseEnv } from '#lib/env.ts'

test('files lie under the data directory unless told otherwise, whatever its name', () => {
  const { STORAGE_URL } = parseEnv({ DATA_DIR: '/data/with space #1 100%' })
  expect(fileURLToPath(STORAGE_URL)).toBe('/data/with space #1 100%/files')
})

test('a file: address is taken as it is', () => {
  expect(parseEnv({ STORAGE_URL: 'file:///mnt/media' }).STORAGE_URL).toBe('file:///mnt/media')
})

test.each([
  ['s3://bucket/prefix', 'S3 is not built in yet'],
  ['file://host/folder', 'file:///an/absolute/folder'],
  ['file:///folder?x', 'file:///an/absolute/folder'],
  ['https://example.com', 'STORAGE_URL is not usable'],
])('%s stops the start with a sentence that names the setting', (address, sentence) => {
  expect(() => parseEnv({ STORAGE_URL: address })).toThrow(EnvError)
  expect(() => parseEnv({ STORAGE_URL: address })).toThrow(/^The setting STORAGE_URL /)
  expect(() => parseEnv({ STORAGE_URL: address })).toThrow(sentence)
})
