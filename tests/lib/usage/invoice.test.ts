import { expect, test } from 'vitest'
import { microsOf, parseInvoice } from '#lib/usage/invoice.ts'

test.each([
  ['0.28', 280_000],
  ['$1,234.56', 1_234_560_000],
  ['1.234,56', 1_234_560_000],
  ['0,28', 280_000],
  ['1,234', 1_234_000_000],
  ['1,234,567', 1_234_567_000_000],
  ['.5 USD', 500_000],
  ['12', 12_000_000],
  ['0.333333', 333_333],
  ['(0.28)', -280_000],
  ['-0.28', -280_000],
  ["'0.28", 280_000],
])('%s is %i micro-dollars', (text, micros) => {
  expect(microsOf(text)).toBe(micros)
})

test.each(['', 'free', '1.2.3,4,5', '--', '1e3', '99999999999'])('%j is no amount', (text) => {
  expect(microsOf(text)).toBeUndefined()
})

test('columns are found by their names, in any order and two languages; lines of a task are added up', () => {
  const invoice = parseInvoice(
    'Date,Amount (USD),Task ID\n2026-11-01,0.28,t1\n2026-11-01,0.10,t1\n2026-11-02,free,t2\n2026-11-02,1,\n',
  )
  expect(invoice).toEqual({ amounts: new Map([['t1', 380_000]]), lines: 2, skipped: 2 })
  expect(parseInvoice('任务编号;金额\n9;0,28\n')?.amounts).toEqual(new Map([['9', 280_000]]))
})

test.each(['', 'a,b\n1,2', 'task_id,amount\n', 'task,model\nx,y\n'])('%j is no invoice', (text) => {
  expect(parseInvoice(text)).toBeUndefined()
})
