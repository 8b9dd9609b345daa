import { fileURLToPath } from 'node:url'
import { expect, test, vi } from 'vitest'
import { EnvError, env, parseEnv } from '#lib/env.ts'
import { bucketServer } from '#tests/support/bucket/server.ts'

test('files lie under the data directory unless told otherwise, whatever its name', () => {
  const { STORAGE_URL } = parseEnv({ DATA_DIR: '/data/with space #1 100%' })
  expect(fileURLToPath(STORAGE_URL)).toBe('/data/with space #1 100%/files')
})

test('a file: address is taken as it is', () => {
  expect(parseEnv({ STORAGE_URL: 'file:///mnt/media' }).STORAGE_URL).toBe('file:///mnt/media')
})

test.each(['s3://takes', 's3://takes/', 's3://my.takes-2/of/ours_1.0/'])(
  '%s is taken as it is',
  (address) => {
    expect(parseEnv({ STORAGE_URL: address, AWS_REGION: 'eu-central-1' }).STORAGE_URL).toBe(address)
  },
)

test('a bucket in AWS needs its region, and one elsewhere does not', () => {
  expect(() => parseEnv({ STORAGE_URL: 's3://takes' })).toThrow(EnvError)
  expect(() => parseEnv({ STORAGE_URL: 's3://takes' })).toThrow(
    /^The setting AWS_REGION is missing: /,
  )
  parseEnv({ STORAGE_URL: 's3://takes', S3_ENDPOINT: 'https://minio.example' })
})

test.each([
  ['s3://', 's3://bucket/prefix'],
  ['s3:///prefix', 's3://bucket/prefix'],
  ['s3://Takes', 's3://bucket/prefix'],
  ['s3://AKIA1:secret@takes/prefix', 'AWS_ACCESS_KEY_ID'],
  ['s3://takes:9000/prefix', 's3://bucket/prefix'],
  ['s3://takes/../other', 's3://bucket/prefix'],
  ['s3://takes/.hidden', 's3://bucket/prefix'],
  ['s3://takes//prefix', 's3://bucket/prefix'],
  ['s3://takes/a b', 's3://bucket/prefix'],
  ['s3://takes/prefix?region=x', 's3://bucket/prefix'],
  [`s3://takes/${'a'.repeat(300)}`, 's3://bucket/prefix'],
  ['file://host/folder', 'file:///an/absolute/folder'],
  ['file:///folder?x', 'file:///an/absolute/folder'],
  ['https://example.com', 'STORAGE_URL is not usable'],
])('%s stops the start with a sentence that names the setting', (address, sentence) => {
  expect(() => parseEnv({ STORAGE_URL: address })).toThrow(EnvError)
  expect(() => parseEnv({ STORAGE_URL: address })).toThrow(/^The setting STORAGE_URL /)
  expect(() => parseEnv({ STORAGE_URL: address })).toThrow(sentence)
  expect(() => parseEnv({ STORAGE_URL: address })).not.toThrow(/secret@/)
})

test('files lie in the bucket of the settings, by one client however often the server loads the module', async () => {
  const server = await bucketServer()
  Object.assign(env(), server.settings)
  const settings = env()
  for (const n of [1, 2, 3]) {
    vi.resetModules()
    const { env: loadedAnew } = await import('#lib/env.ts')
    Object.assign(loadedAnew(), settings)
    const { files } = await import('#lib/files/storage.ts')
    await files().put(`videos/${n}.mp4`, oneByte(), { maxBytes: 1 })
  }
  expect(await server.objects()).toEqual([1, 2, 3].map((n) => `of/ours/videos/${n}.mp4`))
  expect(await server.connections()).toBe(1)
  await server.stop()
})

async function* oneByte() {
  yield new Uint8Array(1)
}
