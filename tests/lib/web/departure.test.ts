import { expect, test } from 'vitest'
import { lengthHeader, sendLengths } from '#lib/web/departure.ts'
import { serve } from '#tests/lib/net/server.ts'

test('a length that travels under our name arrives under its own', async () => {
  sendLengths()
  sendLengths()
  const server = await serve((_, answer) => {
    answer.setHeader(lengthHeader, ['5']) // as Next sets what a route answers
    answer.setHeader('x-other', 'kept')
    answer.write('he')
    answer.end('llo')
  })
  const answer = await fetch(server.url)
  expect(await answer.text()).toBe('hello')
  expect(answer.headers.get('content-length')).toBe('5')
  expect(answer.headers.get('transfer-encoding')).toBeNull()
  expect(answer.headers.get(lengthHeader)).toBeNull()
  expect(answer.headers.get('x-other')).toBe('kept')
  await server.close()
})
