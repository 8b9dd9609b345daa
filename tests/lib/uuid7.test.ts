import { expect, test } from 'vitest'
import { uuid7 } from '#lib/uuid7.ts'

test('an id is a UUID of version 7 that carries its millisecond, and no two are the same', () => {
  const before = Date.now()
  const ids = Array.from({ length: 1000 }, uuid7)
  const after = Date.now()
  expect(new Set(ids).size).toBe(1000)
  for (const id of ids) {
    expect(id).toMatch(/^[\da-f]{8}-[\da-f]{4}-7[\da-f]{3}-[89ab][\da-f]{3}-[\da-f]{12}$/)
    const at = Number.parseInt(id.replace('-', '').slice(0, 12), 16)
    expect(at).toBeGreaterThanOrEqual(before)
    expect(at).toBeLessThanOrEqual(after)
  }
})
