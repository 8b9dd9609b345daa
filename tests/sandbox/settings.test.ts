import { expect, test } from 'vitest'
import { defaults, readSettings } from '#sandbox/settings.ts'

test('Without anything set the defaults hold', () => {
  expect(readSettings({ SANDBOX_PORT: '', OTHER: 'x' })).toEqual(defaults)
})

test('Every setting can be set', () => {
  const settings = readSettings({
    SANDBOX_HOST: '::1',
    SANDBOX_PORT: '0',
    SANDBOX_SPEED: '2.5',
    SANDBOX_TASK_SECONDS: '90',
    SANDBOX_RPM: '0',
    SANDBOX_LENIENT: 'true',
    SANDBOX_NARROW_SHAPES: '1',
    SANDBOX_PRIVATE_URLS: 'no',
    SANDBOX_LINK_SECONDS: '60',
    SANDBOX_BAD_KEY: 'x',
    SANDBOX_VIDEO_MEGABYTES: '10',
  })
  expect(settings).toEqual({
    host: '::1',
    port: 0,
    speed: 2.5,
    taskSeconds: 90,
    createsPerMinute: 0,
    lenient: true,
    narrowShapes: true,
    privateUrls: false,
    linkSeconds: 60,
    badKey: 'x',
    videoMemoryBytes: 10_000_000,
  })
  expect(Object.keys(settings)).toEqual(Object.keys(defaults))
})

test.each([
  ['SANDBOX_PORT', 'abc'],
  ['SANDBOX_PORT', '70000'],
  ['SANDBOX_SPEED', '0'],
  ['SANDBOX_SPEED', '1001'],
  ['SANDBOX_RPM', '-1'],
  ['SANDBOX_LENIENT', 'perhaps'],
])('%s=%s is refused by name', (name, value) => {
  expect(() => readSettings({ [name]: value })).toThrow(`The setting ${name} is not usable`)
})
