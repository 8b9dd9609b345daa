import { expect, it } from 'vitest'
import { dollars, microsTyped } from '#lib/money/dollars.ts'

it.each([
  [0, '$0.00'],
  [280_000, '$0.28'],
  [1_000_000, '$1.00'],
  [125_000, '$0.125'],
  [1, '$0.000001'],
  [1_234_567_890_000, '$1,234,567.89'],
  [-500_000, '−$0.50'],
])('%i micro-dollars are %s', (micros, text) => {
  expect(dollars(micros)).toBe(text)
})

it.each([
  ['0.28', 280_000],
  [' $12 ', 12_000_000],
  ['1,200.5', 1_200_500_000],
  ['0', 0],
  ['', undefined],
  ['-1', undefined],
  ['1.2345678', undefined],
  ['12,3', undefined],
  ['1e3', undefined],
  ['99999999', undefined],
])('what is typed as %j is %s', (text, micros) => {
  expect(microsTyped(text)).toBe(micros)
})
