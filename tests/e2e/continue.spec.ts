import { createHash } from 'node:crypto'
import { expect, type Page, test } from '@playwright/test'
import sharp from 'sharp'
import { nthPicture } from '#tests/support/ffmpeg.ts'
import { reached, signUpBy, submit } from './portal.ts'

const exact = 'bicubic+accurate_rnd+full_chroma_int+full_chroma_inp+bitexact'

async function doneJob(page: Page, prompt: string): Promise<string> {
  const jobId = await submit(page.request, prompt)
  await reached(page.request, jobId, 'done')
  return jobId
}

/** Shows the `n`th frame in the job page's player. */
async function showFrame(page: Page, n: number): Promise<void> {
  await page
    .getByRole('region', { name: 'Video player' })
    .locator('video')
    .evaluate(
      async (video: HTMLVideoElement, seconds) => {
        if (video.readyState < 2)
          await new Promise((ready) => video.addEventListener('loadeddata', ready))
        const shown = new Promise((done) => video.requestVideoFrameCallback(done))
        video.currentTime = seconds
        await shown
      },
      (n + 0.5) / 24,
    )
}

test('C takes the frame on show out of the video, pixel for pixel, and the composer opens with it', async ({
  page,
}) => {
  await signUpBy(page.request)
  const jobId = await doneJob(page, 'A pier at low tide, [Truck left]')
  const mp4 = await (await page.request.get(`/api/jobs/${jobId}/video`)).body()
  await page.goto(`/jobs/${jobId}`)
  await showFrame(page, 61)
  const browsers = await planesOnShow(page)
  await page.keyboard.press('c')
  await page.waitForURL(/\/new\?remix=.*&frame=/)
  await expect(page.getByText(/910 × 512 px/)).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Prompt' })).toHaveValue(/A pier at low tide/)

  const frameId = new URL(page.url()).searchParams.get('frame')
  const png = await (await page.request.get(`/api/frames/${frameId}`)).body()
  const taken = await sharp(png).raw().toBuffer({ resolveWithObject: true })
  expect(taken.info).toMatchObject({ width: 910, height: 512, channels: 3 })
  // The decoder's own red, green and blue of the 62nd picture, which it counted itself.
  const scale = `scale=in_color_matrix=bt601:in_range=tv:out_range=pc:flags=${exact}`
  const own = await nthPicture(mp4, 61, 'rgb24', scale)
  expect(taken.data.equals(own)).toBe(true)
  // And the decoder is no liar: Chromium's makes the same bytes before colour, and much the same colours.
  const planes = await nthPicture(mp4, 61, 'yuv420p')
  expect(browsers).toMatchObject({ format: 'I420', sha256: sha256(planes) })
})

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex')
}

/** What the browser decoded for the picture on show, before it becomes red, green and blue. */
function planesOnShow(page: Page) {
  return page.locator('video').evaluate(async (video: HTMLVideoElement) => {
    const frame = new VideoFrame(video)
    const bytes = new Uint8Array(frame.allocationSize())
    await frame.copyTo(bytes)
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
    const sha256 = [...hash].map((byte) => byte.toString(16).padStart(2, '0')).join('')
    const { format, timestamp, colorSpace } = frame
    frame.close()
    return { format, timestamp, sha256, matrix: colorSpace.matrix, fullRange: colorSpace.fullRange }
  })
}
