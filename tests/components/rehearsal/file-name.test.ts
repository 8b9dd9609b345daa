import { expect, test } from 'vitest'
import { fileName } from '#components/rehearsal/export/file-name.ts'

test.each([
  [[['push-in']], 'rehearsal-push-in.mp4'],
  [[['truck-left', 'push-in'], ['tilt-up']], 'rehearsal-truck-left+push-in-tilt-up.mp4'],
  [
    [['truck-left', 'push-in'], ['tilt-up', 'shake', 'pan-left'], ['zoom-in']],
    'rehearsal-truck-left+push-in-tilt-up+shake-etc.mp4',
  ],
] as const)('%j is exported as %s', (moves, name) => {
  expect(fileName(moves, 'mp4')).toBe(name)
})
