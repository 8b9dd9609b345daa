import { describe, expect, test } from 'vitest'
import { retrieveFile } from '#lib/minimax/retrieve.ts'
import { envelope, type Reply, upstream } from './upstream.ts'

const fileId = '444795417354723'
const link = 'https://cdn.example/v.mp4?Expires=1&Signature=a%3D'
const answer = (file: object) =>
  envelope(0, 'success', { file: { file_id: 444795417354723, ...file } })

async function outcomeOf(reply: Reply) {
  await using server = await upstream(reply)
  return await retrieveFile(server.account(), fileId, { tries: 1 })
}

describe('a link', () => {
  test('is taken although the file is said to have 0 bytes', async () => {
    const reply = { body: answer({ bytes: 0, download_url: link }) }
    expect(await outcomeOf(reply)).toMatchObject({ kind: 'link', url: link, backupUrl: undefined })
  })

  test.each(['9223372036854775807', '115334141465231360'])(
    'of file %s is told by every digit',
    async (id) => {
      await using server = await upstream({
        body: `{"file":{"file_id":${id},"download_url":"${link}"},"base_resp":{"status_code":0}}`,
      })
      expect(await retrieveFile(server.account(), id)).toMatchObject({ kind: 'link' })
      const neighbour = `${id.slice(0, -1)}${(Number(id.at(-1)) + 1) % 10}`
      const outcome = await retrieveFile(server.account(), neighbour, { tries: 1 })
      expect(outcome).toMatchObject({ kind: 'retry', why: 'malformed' })
    },
  )

  test('comes with a second one only when that is an address too', async () => {
    const backup = 'https://cdn2.example/v.mp4'
    for (const [given, expected] of [
      [backup, backup],
      ['', undefined],
      [null, undefined],
      ['ftp://x/', undefined],
    ]) {
      const reply = { body: answer({ download_url: link, backup_download_url: given }) }
      expect(await outcomeOf(reply)).toMatchObject({ kind: 'link', backupUrl: expected })
    }
  })

  test.each([
    '',
    null,
    3,
    'nonsense',
    'ftp://x/v.mp4',
    'javascript:alert(1)',
    'file:///etc/passwd',
  ])('is not %j', async (download_url) => {
    const reply = { body: answer({ download_url }) }
    expect(await outcomeOf(reply)).toMatchObject({ kind: 'retry', why: 'malformed' })
  })
})

describe('no link', () => {
  test.each([
    ['no file', { body: envelope(0) }, { kind: 'retry', why: 'malformed' }],
    ['HTML', { body: '<html>' }, { kind: 'retry', why: 'malformed' }],
    [
      'status 404',
      { status: 404, body: '404 page not found' },
      { kind: 'retry', why: 'http_status' },
    ],
    ['status 503', { status: 503, body: '' }, { kind: 'retry', why: 'http_status' }],
    ['status 401', { status: 401, body: '' }, { kind: 'stopped', reason: 'auth' }],
    ['code 1013', { body: envelope(1013) }, { kind: 'retry', why: 'code' }],
    ['code 1008', { body: envelope(1008) }, { kind: 'stopped', reason: 'auth' }],
    ['code 1027', { body: envelope(1027) }, { kind: 'stopped', reason: 'unknown_file' }],
    [
      'code 2013 as a 400',
      { status: 400, body: envelope(2013) },
      { kind: 'stopped', reason: 'unknown_file' },
    ],
  ])('with %s', async (_what, reply, expected) => {
    expect(await outcomeOf(reply)).toMatchObject(expected)
  })

  test('at first, then one: a server error is asked again', async () => {
    await using server = await upstream(
      { status: 502, body: '' },
      { body: answer({ download_url: link }) },
    )
    expect(await retrieveFile(server.account(), fileId)).toMatchObject({ kind: 'link' })
  })
})
