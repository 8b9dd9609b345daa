import { expect, test } from 'vitest'
import { log } from '#lib/log.ts'
import { takeLoggedErrors } from '#tests/support/logged-errors.ts'

test('an error that the product logs reaches the test, also from a child logger', () => {
  log.warn('not an error')
  log.child({ part: 'worker' }).error({ code: 'x' }, 'broken')
  expect(takeLoggedErrors()).toMatchObject([{ part: 'worker', code: 'x', msg: 'broken' }])
})

test.fails('a test that logs an error and does not take it fails', () => {
  log.error('nobody takes this')
})
