import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readJson } from '#lib/minimax/json.ts'

test('what is not an id is read as JSON.parse reads it', () => {
  fc.assert(
    fc.property(fc.json({ maxDepth: 4 }), (text) => {
      fc.pre(!text.includes('_id"'))
      expect(readJson(text)).toEqual(JSON.parse(text))
    }),
    { numRuns: 2000 },
  )
})

test('a whole number under an id keeps every digit, wherever it lies', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: 0n, max: 2n ** 64n }), (id) => {
      const text = `{"a": [{"file_id" : ${id} , "n": 1}], "task_id":${id}}`
      expect(readJson(text)).toEqual({ a: [{ file_id: String(id), n: 1 }], task_id: String(id) })
    }),
  )
})

test.each(['-1', '1.5', '1e3'])('%s under an id stays the number that it is', (written) => {
  expect(readJson(`{"task_id":${written}}`)).toEqual({ task_id: Number(written) })
})

test('a key that is named twice spoils the document, at any depth and in any spelling', () => {
  expect(readJson('{"a":{"b":1,"b":1}}')).toBeUndefined()
  expect(readJson('[{"a":1,"\\u0061":2}]')).toBeUndefined()
  expect(readJson('{"a":1,"b":{"a":2}}')).toEqual({ a: 1, b: { a: 2 } })
  expect(readJson('{"a":"\\"a\\":1","b":[":","a\\\\"]}')).toEqual({ a: '"a":1', b: [':', 'a\\'] })
})
