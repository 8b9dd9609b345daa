import fc from 'fast-check'
import { expect, test } from 'vitest'
import { csv, parseCsv } from '#lib/csv.ts'

test('what is written is read back, whatever is in it', () => {
  const harmless = fc
    .string({ unit: 'grapheme' })
    .filter((text) => !/^\s*['=+\-@\t\r＝＋－＠]/.test(text) && !text.includes('\r'))
  fc.assert(
    fc.property(
      fc.array(fc.array(harmless, { minLength: 2, maxLength: 4 }), { minLength: 1 }),
      (rows) => {
        const kept = rows.map((row) => ['x', ...row])
        expect(parseCsv(csv([['a', 'b', 'c'], ...kept]))).toEqual([['a', 'b', 'c'], ...kept])
      },
    ),
  )
})

test.each([
  '=1+1',
  '+1',
  '-1',
  '@SUM(A1)',
  '\t=1',
  ' =1',
  '\r=1',
  '＝1',
  '=HYPERLINK("http://x","y")',
])('a cell that a spreadsheet would run is text: %j', (formula) => {
  const [[cell = ''] = []] = parseCsv(csv([[formula, 'b']]))
  expect(cell.startsWith(`'`)).toBe(true)
})

test('a number stays a number, also a negative one', () => {
  expect(csv([[-0.28, 'a']])).toBe('\u{feff}-0.28,a\r\n')
})

test('semicolons and tabs separate, too', () => {
  expect(parseCsv('a;b\n"1;2";3')).toEqual([
    ['a', 'b'],
    ['1;2', '3'],
  ])
  expect(parseCsv('a\tb\r\n1,5\t2\r\n\r\n')).toEqual([
    ['a', 'b'],
    ['1,5', '2'],
  ])
})
