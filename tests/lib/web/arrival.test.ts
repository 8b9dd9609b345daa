import { createServer, type IncomingHttpHeaders, request } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { correctForwarded, pathHeader, receiveRequests } from '#lib/web/arrival.ts'

const none = { TRUST_PROXY: 0, APP_URL: 'http://localhost:3000' }
const behind = (proxies: number) => ({
  TRUST_PROXY: proxies,
  APP_URL: 'https://frames.example.org',
})

function corrected(given: IncomingHttpHeaders, settings = none): IncomingHttpHeaders {
  const headers = { ...given }
  correctForwarded(headers, '192.0.2.1', settings)
  return headers
}

test('without a proxy nothing that a client says about its way is believed', () => {
  const headers = corrected({
    host: 'localhost:3000',
    'x-forwarded-for': '203.0.113.9',
    'x-forwarded-host': 'evil.example',
    'x-forwarded-proto': 'https',
    'x-forwarded-port': '443',
    forwarded: 'for=203.0.113.9;host=evil.example',
  })
  expect(headers).toEqual({ host: 'localhost:3000', 'x-forwarded-for': '192.0.2.1' })
})

test.each([
  [1, '203.0.113.9', '203.0.113.9'],
  [1, '10.9.9.9, 203.0.113.9', '203.0.113.9'],
  [2, '10.9.9.9, 203.0.113.9, 10.0.0.2', '203.0.113.9'],
  [2, '203.0.113.9', '192.0.2.1'],
  [1, '', '192.0.2.1'],
])('behind %i proxies, "%s" names %s', (proxies, seen, visitor) => {
  const headers = corrected({ 'x-forwarded-for': seen }, behind(proxies))
  expect(headers['x-forwarded-for']).toBe(visitor)
})

test("behind a proxy the public host is the portal's own", () => {
  const headers = corrected(
    { host: 'web:3000', 'x-forwarded-host': 'evil.example', 'x-forwarded-proto': 'http' },
    behind(1),
  )
  expect(headers).toMatchObject({
    host: 'web:3000',
    'x-forwarded-host': 'frames.example.org',
    'x-forwarded-proto': 'https',
  })
})

let arrived: IncomingHttpHeaders = {}
const server = createServer((incoming, answer) => {
  arrived = incoming.headers
  answer.end()
})

beforeAll(
  () =>
    new Promise<void>((resolve) => {
      receiveRequests()
      receiveRequests()
      server.listen(0, '127.0.0.1', resolve)
    }),
)
afterAll(() => server.close())

test('the headers are corrected before the server looks at them', async () => {
  const { port } = server.address() as AddressInfo
  const headers = { 'X-Forwarded-For': '203.0.113.9', 'X-Firstframe-Path': '//evil.example' }
  await new Promise((resolve) =>
    request({ host: '127.0.0.1', port, path: '/jobs/1?a=b', headers }, resolve).end(),
  )
  expect(arrived['x-forwarded-for']).toBe('127.0.0.1')
  expect(arrived[pathHeader]).toBe('/jobs/1?a=b')
})
