import pino from 'pino'
import { afterEach, expect } from 'vitest'
import { log } from '#lib/log.ts'

/** A test that logs an error fails, unless it takes what was logged. */

const logged: Record<string, unknown>[] = []

// The stream is shared by the logger and its children, so nothing goes past this.
const stream: unknown = Reflect.get(log, pino.symbols.streamSym)
Object.assign(stream as object, {
  write: (line: string) => logged.push(JSON.parse(line)),
})

afterEach(() => {
  expect(takeLoggedErrors(), 'errors that were logged and not expected').toEqual([])
})

/** What was logged as an error since the last call: the test says that it expects it. */
export function takeLoggedErrors(): Record<string, unknown>[] {
  return logged.splice(0)
}
