import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { createServer } from 'node:http'
import sharp from 'sharp'
import { afterAll, describe, expect, test } from 'vitest'
import { dataUrl, goodFrame, picture } from './support/pictures.ts'
import { ended, sandboxForTests, type TestSandbox } from './support/sandbox.ts'

const sandbox = await sandboxForTests()

/** Refused later by moderation when the picture is good, so that nothing is rendered. */
async function verdict(first_frame_image: string, on: TestSandbox = sandbox): Promise<string> {
  const { base_resp } = await on.create({ first_frame_image, prompt: 'sandbox:refuse-input' })
  return base_resp.status_code === 1026 ? 'good' : base_resp.status_msg
}

const prefix = 'invalid params, first_frame_image: '
const badUrl = `${prefix}invalid image url`
const badFormat = `${prefix}invalid image format`
const tooShort = `${prefix}The minimum pixel on the short side of the image: 300px`
const badShape = `${prefix}aspect ratio not between 0.4 and 2.5`

describe('a data URL', () => {
  test.each([
    ['png', 'image/png'],
    ['jpeg', 'image/jpeg'],
    ['jpeg', 'image/jpg'],
    ['webp', 'image/webp'],
  ] as const)('with a %s declared as %s is good', async (format, mime) => {
    expect(await verdict(dataUrl(await picture(400, 320, format), mime))).toBe('good')
  })

  test.each([
    [301, 301, 'good'],
    [300, 400, tooShort],
    [750, 301, 'good'],
    [310, 775, 'good'],
    [310, 776, badShape],
    [776, 310, badShape],
    [300, 1636, badShape],
    [130, 130, tooShort],
  ])('of %d × %d pixels: %s', async (width, height, expected) => {
    expect(await verdict(dataUrl(await picture(width, height)))).toBe(expected)
  })

  test('must be what it says it is', async () => {
    expect(await verdict(dataUrl(await picture(), 'image/jpeg'))).toBe(badFormat)
    expect(await verdict(dataUrl(await picture(400, 320, 'gif'), 'image/gif'))).toBe(badFormat)
    expect(await verdict(dataUrl(Buffer.from('<svg/>'), 'image/png'))).toBe(badFormat)
    expect(await verdict(dataUrl((await picture()).subarray(0, 20), 'image/png'))).toBe(badFormat)
  })

  test.each([
    ['bare base64', goodFrame.split(',')[1] ?? ''],
    ['no base64 marker', goodFrame.replace(';base64', '')],
    ['no bytes', 'data:image/png;base64,'],
    ['characters that base64 does not have', `${goodFrame.slice(0, 60)}!!${goodFrame.slice(60)}`],
    ['no image type', goodFrame.replace('image/png', 'text/html')],
    ['another scheme', 'file:///etc/passwd'],
  ])('is not %s', async (_, url) => {
    expect(await verdict(url)).toBe(badUrl)
  })

  test('must be under 20 MiB', async () => {
    const noise = Buffer.alloc(20 * 1024 * 1024)
    const bytes = await picture()
    bytes.copy(noise)
    expect(await verdict(dataUrl(noise))).toBe(`${prefix}image size exceeds 20MB`)
    expect(await verdict(dataUrl(noise.subarray(0, -1)))).toBe('good')
  })

  test('that breaks off is accepted, and fails later', async () => {
    const noisy = await sharp(randomBytes(400 * 320 * 3), {
      raw: { width: 400, height: 320, channels: 3 },
    })
      .jpeg()
      .toBuffer()
    const cut = dataUrl(noisy.subarray(0, noisy.length / 2), 'image/jpeg')
    const { task_id } = await sandbox.create({ first_frame_image: cut })
    const answer = await ended(sandbox, task_id)
    expect(answer).toMatchObject({
      status: 'Fail',
      base_resp: { status_code: 2013, status_msg: 'invalid params, first_frame_image' },
    })
  })
})

describe('an address', async () => {
  const good = await picture(400, 320, 'jpeg')
  const http = createServer((request, response) => {
    const step = Number(/^\/hop\/(\d+)/.exec(request.url ?? '')?.[1] ?? 0)
    if (request.url === '/missing') response.writeHead(404).end()
    else if (request.url === '/page') response.writeHead(200).end('<html></html>')
    else if (request.url === '/endless') response.writeHead(200).end(Buffer.alloc(21 * 1024 * 1024))
    else if (step > 0) response.writeHead(302, { location: `/hop/${step - 1}` }).end()
    else response.writeHead(200, { 'content-type': 'application/octet-stream' }).end(good)
  }).listen(0, '127.0.0.1')
  await once(http, 'listening')
  const origin = `http://127.0.0.1:${(http.address() as { port: number }).port}`
  afterAll(() => {
    http.close()
  })

  test.each([
    ['/frame.jpg', 'good'],
    ['/hop/3', 'good'],
    ['/hop/4', badUrl],
    ['/missing', badUrl],
    ['/page', badFormat],
    ['/endless', `${prefix}image size exceeds 20MB`],
  ])('%s: %s', async (path, expected) => {
    expect(await verdict(origin + path)).toBe(expected)
  })

  test('where nobody answers is refused', async () => {
    expect(await verdict('http://127.0.0.1:1/frame.jpg')).toBe(badUrl)
  })

  describe('when private addresses are out of reach, as for the real service', async () => {
    const strict = await sandboxForTests({ privateUrls: false, narrowShapes: true })

    test.each([
      `${origin}/frame.jpg`,
      'http://localhost/frame.jpg',
      'http://[::1]/frame.jpg',
      'http://10.1.2.3/frame.jpg',
      'http://169.254.169.254/latest/meta-data',
    ])('%s is refused', async (url) => {
      expect(await verdict(url, strict)).toBe(badUrl)
    })

    test('and narrow shapes can be refused as was once seen live', async () => {
      const frame = dataUrl(await picture(310, 700))
      expect(await verdict(frame, strict)).toBe(`${prefix}aspect ratio not between 0.5 and 2`)
      expect(await verdict(frame)).toBe('good')
    })
  })
})
