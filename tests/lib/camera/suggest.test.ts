import { expect, test } from 'vitest'
import { editDistance, suggest } from '#lib/camera/suggest.ts'

test.each([
  ['truk left', 'truck-left'],
  ['Trcuk left', 'truck-left'],
  ['Zom in', 'zoom-in'],
  ['tilt dawn', 'tilt-down'],
  ['pedestel up', 'pedestal-up'],
  ['statik', 'static'],
  ['推近', 'push-in'],
  ['变焦拉进', 'zoom-out'],
  ['pan up', 'tilt-up'],
  ['Tilt Left', 'pan-left'],
  ['下移', 'pedestal-down'],
])('%s was probably meant as %s', (written, id) => {
  expect(suggest(written)).toBe(id)
})

test.each(['zoom at', '左边', 'music', 'close up', 'C1', '上海', '', 'x', 'slow motion'])(
  '%j is near no directive, or as near to two',
  (written) => {
    expect(suggest(written)).toBeUndefined()
  },
)

test('the distance counts insertions, deletions, substitutions and swaps', () => {
  expect(editDistance('panleft', 'panleft')).toBe(0)
  expect(editDistance('panlef', 'panleft')).toBe(1)
  expect(editDistance('paanleft', 'panleft')).toBe(1)
  expect(editDistance('ponleft', 'panleft')).toBe(1)
  expect(editDistance('pnaleft', 'panleft')).toBe(1)
  expect(editDistance('', 'pan')).toBe(3)
  expect(editDistance('kitten', 'sitting')).toBe(3)
})
