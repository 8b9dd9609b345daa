import { expect, test } from 'vitest'
import { pathOf } from '#lib/files/key.ts'

test.each([
  ['frames/0197/a.jpg', '/root/frames/0197/a.jpg'],
  ['videos/0197/a-b_c.mp4', '/root/videos/0197/a-b_c.mp4'],
  ['one', '/root/one'],
])('%s is a file inside the root', (key, path) => {
  expect(pathOf('/root', key)).toBe(path)
})

test.each([
  '',
  '/',
  '/etc/passwd',
  '..',
  '../secret',
  'frames/../../secret',
  'frames/..',
  'frames//a',
  'frames/a/',
  'frames/./a',
  '.unfinished/a.part',
  'frames/.hidden',
  'frames\\..\\secret',
  'C:/windows',
  'frames/a b',
  'frames/a\0.jpg',
  'frames/a\n',
  'frames/%2e%2e/a',
  'frames/ä.jpg',
  `frames/${'a'.repeat(300)}`,
])('%j is no key', (key) => {
  expect(() => pathOf('/root', key)).toThrow(TypeError)
})
