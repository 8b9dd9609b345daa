import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { parseCallback } from '#lib/minimax/callback.ts'

const odd = { kind: 'odd' }

describe('a body posted to a callback address', () => {
  test('is a challenge whatever else it says', () => {
    for (const rest of [{}, { task_id: '1', status: 'success' }, { base_resp: {} }]) {
      expect(parseCallback(JSON.stringify({ challenge: 'abc', ...rest }))).toEqual({
        kind: 'challenge',
        challenge: 'abc',
      })
    }
  })

  test.each(['', 3, null, ['a'], 'x'.repeat(1025)])(
    'is odd when the challenge is %j',
    (challenge) => {
      expect(parseCallback(JSON.stringify({ challenge }))).toEqual(odd)
    },
  )

  test.each([
    ['"115334141465231360"', '115334141465231360'],
    ['115334141465231360', '115334141465231360'],
    ['9223372036854775807', '9223372036854775807'],
  ])('is a push whose id %s keeps its digits', (written, taskId) => {
    const text = `{"task_id":${written},"status":"processing","file_id":""}`
    expect(parseCallback(text)).toEqual({ kind: 'push', push: { taskId, status: 'processing' } })
  })

  test.each([
    ['no text', ''],
    ['not JSON', 'hello'],
    ['HTML', '<html>'],
    ['a list', '[{"challenge":"a"}]'],
    ['text', '"challenge"'],
    ['null', 'null'],
    ['nothing known', '{"event":"x"}'],
    ['no status', '{"task_id":"1"}'],
    ['an empty status', '{"task_id":"1","status":""}'],
    ['a long status', `{"task_id":"1","status":"${'x'.repeat(65)}"}`],
    ['a status that is a number', '{"task_id":"1","status":1}'],
    ['no id', '{"status":"success"}'],
    ['an id of zero', '{"task_id":0,"status":"success"}'],
    ['an id with a path', '{"task_id":"../1","status":"success"}'],
    ['an id of 5 kB', `{"task_id":"${'1'.repeat(5000)}","status":"success"}`],
    ['a fraction as id', '{"task_id":1.5,"status":"success"}'],
    ['the challenge twice', '{"challenge":"a","challenge":"b"}'],
    ['the id twice, once escaped', '{"task_id":"1","task\\u005fid":"2","status":"success"}'],
    ['more than 64 KiB', JSON.stringify({ challenge: 'a', x: 'x'.repeat(66_000) })],
    ['too deep', `{"challenge":"a","x":${'['.repeat(20)}${']'.repeat(20)}}`],
    ['much too deep', `${'['.repeat(30_000)}${']'.repeat(30_000)}`],
    [
      'too many keys',
      JSON.stringify(Object.fromEntries(Array.from({ length: 600 }, (_, i) => [i, 0]))),
    ],
  ])('is odd when it is %s', (_what, text) => {
    expect(parseCallback(text)).toEqual(odd)
  })

  test('cannot reach into the prototype', () => {
    for (const key of ['__proto__', 'constructor', 'prototype']) {
      const text = `{"${key}":{"challenge":"a","task_id":"1","status":"success"}}`
      expect(parseCallback(text)).toEqual(odd)
    }
    expect(({} as Record<string, unknown>).challenge).toBeUndefined()
  })

  test('of any kind is read quickly and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(fc.json(), fc.string(), fc.string({ unit: 'binary' })), (text) => {
        expect(['challenge', 'push', 'odd']).toContain(parseCallback(text).kind)
      }),
      { numRuns: 2000 },
    )
    const started = performance.now()
    for (const text of [
      '"\\"'.repeat(20_000),
      '{"a":'.repeat(10_000),
      `"${'\\"'.repeat(32_000)}`,
    ]) {
      expect(parseCallback(text)).toEqual(odd)
    }
    expect(performance.now() - started).toBeLessThan(500)
  })
})
