import { createHash } from 'node:crypto'
import sharp from 'sharp'
import { describe, expect, test } from 'vitest'
import { dataUrl, picture } from './support/pictures.ts'
import { startReceiver } from './support/receiver.ts'
import { ended, eventually, finishedTask, sandboxForTests } from './support/sandbox.ts'

const sandbox = await sandboxForTests()
const { taskId, fileId } = await finishedTask(sandbox)

describe('a task that succeeds', () => {
  test('has its file_id as text and the size of its video', async () => {
    expect(await sandbox.query(taskId)).toEqual({
      task_id: taskId,
      status: 'Success',
      file_id: expect.stringMatching(/^\d{15}$/),
      video_width: 640,
      video_height: 512,
      base_resp: { status_code: 0, status_msg: 'success' },
    })
  })

  test('is not told to have before its MP4 exists', async () => {
    await sandbox.control('POST', 'speed', { speed: 1000 })
    const seen: string[] = []
    const { task_id } = await sandbox.create({ prompt: 'another line [拉远]' })
    const answer = await eventually(async () => {
      const { status, file_id } = await sandbox.query(task_id)
      seen.push(status)
      return file_id ? { file_id } : undefined
    })
    await sandbox.control('POST', 'speed', { speed: 100 })
    expect(seen.filter((status) => status === 'Processing').length).toBeGreaterThan(3)
    const { file } = await sandbox.retrieve(answer.file_id)
    const bytes = Buffer.from(await (await fetch(file.download_url)).arrayBuffer())
    expect(bytes.toString('latin1', 4, 8)).toBe('ftyp')
  })

  test('is pushed as success with its file_id', async () => {
    const receiver = await startReceiver()
    const { task_id } = await sandbox.create({ callback_url: receiver.url })
    const { file_id } = await ended(sandbox, task_id)
    await eventually(() => receiver.pushes().length === 2)
    expect(receiver.pushes().map(({ body }) => body)).toEqual([
      expect.objectContaining({ status: 'processing', file_id: '' }),
      { task_id, status: 'success', file_id, base_resp: { status_code: 0, status_msg: 'success' } },
    ])
  })

  test('shares the rendering with one of the same picture and the same moves', async () => {
    await sandbox.control('POST', 'speed', { speed: 1000 })
    const start = performance.now()
    const first = await finishedTask(sandbox, { prompt: 'a line of its own [左移]' })
    const rendered = performance.now()
    const second = await finishedTask(sandbox, { prompt: 'other words, same move [Truck left]' })
    expect(performance.now() - rendered).toBeLessThan((rendered - start) / 2)
    await sandbox.control('POST', 'speed', { speed: 100 })
    expect(await hashOf(second.fileId)).toBe(await hashOf(first.fileId))
  })

  test('does not share it with one that moves otherwise', async () => {
    const still = await finishedTask(sandbox, { prompt: 'the same picture [固定]' })
    expect(await hashOf(still.fileId)).not.toBe(await hashOf(fileId))
  })
})

async function hashOf(id: string): Promise<string> {
  const { file } = await sandbox.retrieve(id)
  const bytes = await (await fetch(file.download_url)).arrayBuffer()
  return createHash('sha256').update(Buffer.from(bytes)).digest('hex')
}

describe('retrieve', () => {
  test('gives file_id as a JSON integer, bytes 0 and a signed link', async () => {
    const text = await (await sandbox.get(`/v1/files/retrieve?file_id=${fileId}`)).text()
    expect(text).toContain(`{"file":{"file_id":${fileId},"bytes":0,"created_at":`)
    expect(JSON.parse(text)).toEqual({
      file: {
        file_id: Number(fileId),
        bytes: 0,
        created_at: expect.any(Number),
        filename: 'output_aigc.mp4',
        purpose: 'video_generation',
        download_url: expect.stringMatching(
          /^http:\/\/127\.0\.0\.1:\d+\/files\/inference_output\/video\/\d{4}-\d\d-\d\d\/[0-9a-f-]{36}\/output_aigc\.mp4\?Expires=\d+&OSSAccessKeyId=[^&]+&Signature=[^&]+$/,
        ),
      },
      base_resp: { status_code: 0, status_msg: 'success' },
    })
    expect(JSON.parse(text).file.created_at).toBeCloseTo(Date.now() / 1000, -2)
  })

  test('gives a new link each time, both good for an hour', async () => {
    const [one, two] = [await sandbox.retrieve(fileId), await sandbox.retrieve(fileId)]
    expect(one.file.download_url).not.toBe(two.file.download_url)
    for (const { file } of [one, two]) {
      const url = new URL(file.download_url)
      const leftSeconds = Number(url.searchParams.get('Expires')) - Date.now() / 1000
      expect(leftSeconds).toBeGreaterThan(3590)
      expect(leftSeconds).toBeLessThanOrEqual(3601)
      expect((await fetch(url)).status).toBe(200)
    }
  })

  test('takes a GroupId and the relay’s path', async () => {
    const path = `/task/minimax/v1/files/retrieve?GroupId=7&file_id=${fileId}`
    expect((await (await sandbox.get(path)).json()).file.file_id).toBe(Number(fileId))
  })

  test.each(['abc', '', '427144319234561', '-1'])('knows no file %j', async (id) => {
    expect(await sandbox.retrieve(id)).toEqual({
      base_resp: { status_code: 2013, status_msg: 'invalid params, file_id' },
    })
  })

  test('knows no file of another account, and wants a key', async () => {
    const path = `/v1/files/retrieve?file_id=${fileId}`
    const other = await (await sandbox.get(path, 'sk-other')).json()
    expect(other).toEqual({
      base_resp: { status_code: 2013, status_msg: 'invalid params, file_id' },
    })
    const nobody = await (await sandbox.get(path, 'nonsense')).json()
    expect(nobody).toEqual({ base_resp: { status_code: 1004, status_msg: expect.any(String) } })
  })

  test('keeps every digit of an id that no number holds', async () => {
    await sandbox.faults({ call: 'create', fault: { kind: 'task_id', as: 'wide' } })
    const wide = await finishedTask(sandbox)
    await sandbox.control('DELETE', 'faults')
    expect(wide.fileId).toMatch(/^\d{18}$/)
    expect(String(Number(wide.fileId))).not.toBe(wide.fileId)
    const text = await (await sandbox.get(`/v1/files/retrieve?file_id=${wide.fileId}`)).text()
    expect(text).toContain(`"file_id":${wide.fileId},`)
  })
})

describe('a download link', async () => {
  const link = async () => (await sandbox.retrieve(fileId)).file.download_url
  const whole = Buffer.from(await (await fetch(await link())).arrayBuffer())
  const size = whole.length

  test('serves an MP4 without any key, as an attachment and without CORS', async () => {
    const response = await fetch(await link())
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'video/mp4',
      'content-length': String(size),
      'accept-ranges': 'bytes',
      'content-disposition': 'attachment',
      'x-oss-force-download': 'true',
    })
    expect(response.headers.get('access-control-allow-origin')).toBeNull()
    expect(whole.toString('latin1', 4, 8)).toBe('ftyp')
    expect(whole.includes('moov')).toBe(true)
  })

  test.each([
    ['bytes=0-99', 206, 0, 100],
    ['bytes=100-', 206, 100, undefined],
    ['bytes=-50', 206, -50, undefined],
    ['bytes=10-999999999', 206, 10, undefined],
    ['bytes=0-0', 206, 0, 1],
  ])('answers Range %s with the part', async (range, status, start, end) => {
    const response = await fetch(await link(), { headers: { range } })
    expect(response.status).toBe(status)
    const expected = whole.subarray(start, end)
    const offset = start < 0 ? size + start : start
    expect(response.headers.get('content-range')).toBe(
      `bytes ${offset}-${offset + expected.length - 1}/${size}`,
    )
    expect(Buffer.from(await response.arrayBuffer()).equals(expected)).toBe(true)
  })

  test.each(['bytes=999999999-', 'bytes=-0'])('answers Range %s with 416', async (range) => {
    const response = await fetch(await link(), { headers: { range } })
    expect(response.status).toBe(416)
    expect(response.headers.get('content-range')).toBe(`bytes */${size}`)
  })

  test.each(['bytes=5-2', 'bytes=0-1,4-5', 'items=0-1', 'bytes=-'])(
    'answers Range %s with all of it',
    async (range) => {
      const response = await fetch(await link(), { headers: { range } })
      expect(response.status).toBe(200)
      expect((await response.arrayBuffer()).byteLength).toBe(size)
    },
  )

  test('answers a Range of another version with all of it', async () => {
    const first = await fetch(await link(), { headers: { range: 'bytes=0-9' } })
    const etag = first.headers.get('etag') ?? ''
    const get = async (version: string) =>
      (await fetch(await link(), { headers: { range: 'bytes=0-9', 'if-range': version } })).status
    expect(await get(etag)).toBe(206)
    expect(await get('"other"')).toBe(200)
  })

  test('refuses a preflight and everything but reading', async () => {
    const url = await link()
    expect((await fetch(url, { method: 'OPTIONS' })).status).toBe(403)
    expect((await fetch(url, { method: 'POST' })).status).toBe(405)
    const head = await fetch(url, { method: 'HEAD' })
    expect(head.status).toBe(200)
    expect(head.headers.get('content-length')).toBe(String(size))
  })

  test.each(['Signature', 'Expires', 'OSSAccessKeyId'])(
    'with another %s is worthless',
    async (name) => {
      const url = new URL(await link())
      url.searchParams.set(name, '9999999999')
      const response = await fetch(url)
      expect(response.status).toBe(403)
      expect(await response.text()).toContain('<Code>SignatureDoesNotMatch</Code>')
    },
  )

  test('ends with its time, and retrieve gives a fresh one', async () => {
    const short = await sandboxForTests({ linkSeconds: 1 })
    const done = await finishedTask(short)
    const { file } = await short.retrieve(done.fileId)
    await eventually(async () => (await fetch(file.download_url)).status === 403)
    const expired = await fetch(file.download_url)
    expect(expired.headers.get('content-type')).toBe('application/xml')
    expect(await expired.text()).toBe(
      '<?xml version="1.0" encoding="UTF-8"?><Error><Code>AccessDenied</Code><Message>Request has expired.</Message></Error>',
    )
    const fresh = await short.retrieve(done.fileId)
    expect((await fetch(fresh.file.download_url)).status).toBe(200)
  })

  test('that is given a key is a leak on record, and served', async () => {
    const before = (await sandbox.oracle()).counters.authorizationLeaks
    const response = await fetch(await link(), { headers: { authorization: 'Bearer sk-api-test' } })
    expect(response.status).toBe(200)
    expect((await sandbox.oracle()).counters.authorizationLeaks).toBe(before + 1)
  })
})

test('The oldest videos go when there is no more room; their files are then unknown', async () => {
  const narrow = await sandboxForTests({ videoMemoryBytes: 1 })
  const first = await finishedTask(narrow)
  const { file } = await narrow.retrieve(first.fileId)
  const frame = await sharp(await picture())
    .negate()
    .png()
    .toBuffer()
  const second = await finishedTask(narrow, { first_frame_image: dataUrl(frame) })
  expect((await narrow.retrieve(second.fileId)).base_resp.status_code).toBe(0)
  expect((await narrow.retrieve(first.fileId)).base_resp.status_code).toBe(2013)
  const gone = await fetch(file.download_url)
  expect(gone.status).toBe(404)
  expect(await gone.text()).toContain('<Code>NoSuchKey</Code>')
})
