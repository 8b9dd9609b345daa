import { describe, expect, test } from 'vitest'
import { count as countBrowserTests } from '#scripts/checks/browser-tests.ts'
import { count as countUnitTests } from '#scripts/checks/unit-tests.ts'

describe('what is counted as failed', () => {
  const file = (status: string, tests: number) => ({ status, assertionResults: Array(tests) })
  const report = { numTotalTests: 5, numPassedTests: 5, testResults: [file('passed', 5)] }

  test('nothing, when everything ran and passed', () => {
    expect(countUnitTests(report, true)).toEqual({ passed: 5, failed: 0 })
  })

  test('a failed and a skipped test', () => {
    expect(countUnitTests({ ...report, numPassedTests: 3 }, false)).toEqual({
      passed: 3,
      failed: 2,
    })
  })

  test('a file whose tests could not even be read', () => {
    const testResults = [file('passed', 5), file('failed', 0)]
    expect(countUnitTests({ ...report, testResults }, false)).toEqual({ passed: 5, failed: 1 })
  })

  test('a run that broke although each test passed, and a run without tests', () => {
    expect(countUnitTests(report, false)).toEqual({ passed: 5, failed: 1 })
    const none = { numTotalTests: 0, numPassedTests: 0, testResults: [] }
    expect(countUnitTests(none, true)).toEqual({ passed: 0, failed: 1 })
  })

  test('in the browser, also what passed only when it was tried again', () => {
    const stats = { expected: 4, unexpected: 1, flaky: 1, skipped: 1 }
    expect(countBrowserTests({ stats }, false)).toEqual({ passed: 4, failed: 3 })
    const none = { expected: 0, unexpected: 0, flaky: 0, skipped: 0 }
    expect(countBrowserTests({ stats: none }, true)).toEqual({ passed: 0, failed: 1 })
  })
})
