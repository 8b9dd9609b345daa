import { createHash } from 'node:crypto'
import { setTimeout } from 'node:timers/promises'
import { expect, type Page, test } from '@playwright/test'
import sharp from 'sharp'
import { pack } from '#lib/jobs/packed.ts'
import { nthPicture } from '#tests/support/ffmpeg.ts'
import { call } from './actions.ts'
import { sql } from './database.ts'
import { chosen, fillIn, jobOpened } from './people.ts'
import { newcomer, reached, signUpBy, smallest, submit } from './portal.ts'

const exact = 'bicubic+accurate_rnd+full_chroma_int+full_chroma_inp+bitexact'

async function doneJob(page: Page, prompt: string): Promise<string> {
  const jobId = await submit(page.request, prompt)
  await reached(page.request, jobId, 'done')
  return jobId
}

/** Shows the `n`th frame in the page's one player. */
async function showFrame(page: Page, n: number): Promise<void> {
  await page.locator('video').evaluate(
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

test('a frame of an earlier video is picked in the composer, and what was written stays', async ({
  page,
}) => {
  await signUpBy(page.request)
  const jobId = await doneJob(page, 'A pier at high tide, [Push in]')
  await page.goto('/new')
  const prompt = page.getByRole('textbox', { name: 'Prompt' })
  await prompt.fill('The tide comes in')
  await page.getByRole('button', { name: 'From your videos' }).click()
  await page.getByRole('button', { name: /^Frames of: A pier at high tide/ }).click()
  await showFrame(page, 40)
  await page.getByRole('button', { name: /^Use this frame/ }).click()
  await expect(page.getByRole('dialog')).toBeHidden()
  await expect(page.getByText(/910 × 512 px/)).toBeVisible()
  await expect(prompt).toHaveValue('The tide comes in')
  const [frame] = await sql<{ parent: string; millis: number }>(
    'select parent_job_id as parent, parent_millis as millis from frame where parent_job_id = $1',
    [jobId],
  )
  expect(frame).toEqual({ parent: jobId, millis: Math.round((40 / 24) * 1000) })
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

test('a remix says what it changes before Generate, and the source is recorded', async ({
  page,
}) => {
  await signUpBy(page.request)
  const jobId = await submit(page.request, 'A quiet pier at low tide')
  await reached(page.request, jobId, 'done')
  await page.goto('/')
  await page
    .getByRole('article', { name: /^A quiet pier/ })
    .getByRole('heading')
    .getByRole('link')
    .focus()
  await page.keyboard.press('r')
  await page.waitForURL(/\/new\?remix=/)
  const difference = page.getByRole('region', { name: 'Compared with the take it comes from' })
  await expect(difference).toContainText('Same settings as the take it comes from: a new take.')
  await page.getByRole('textbox', { name: 'Prompt' }).fill('A loud pier at low tide')
  await page.getByRole('switch', { name: 'Prompt optimizer' }).uncheck()
  await expect(difference.locator('p del')).toHaveText('quiet')
  await expect(difference.locator('p ins')).toHaveText('loud')
  await expect(difference.getByRole('row')).toHaveCount(1)
  await expect(difference.getByRole('row', { name: /Prompt optimizer/ })).toContainText('On')
  await page.getByRole('button', { name: 'Generate' }).click()
  const remixed = await jobOpened(page)
  const rows = await sql('select source_id, source_kind from job where id = $1', [remixed])
  expect(rows).toEqual([{ source_id: jobId, source_kind: 'remix' }])
})

test('the address that follows a remix does not call off the way to another page', async ({
  page,
}) => {
  await signUpBy(page.request)
  const jobId = await submit(page.request, 'A quiet pier at low tide')
  await page.route(/_rsc=/, async (route) => {
    await setTimeout(2_500) // longer than the address waits for quiet
    await route.continue()
  })
  await page.goto(`/new?remix=${jobId}`)
  await page.getByRole('textbox', { name: 'Prompt' }).fill('A loud pier at low tide')
  await page.getByRole('link', { name: 'Usage' }).click()
  await page.waitForURL(/\/usage$/)
  await page.waitForTimeout(3_000)
  expect(new URL(page.url()).pathname).toMatch(/\/usage$/)
  await page.unrouteAll({ behavior: 'ignoreErrors' })
})

test('the copied link opens the same setup for a teammate, and without the frame elsewhere', async ({
  page,
  playwright,
  browser,
}) => {
  await signUpBy(page.request)
  await page.context().grantPermissions(['clipboard-read', 'clipboard-write'])
  await fillIn(page, 'A pier, [Truck left]')
  await page.getByRole('button', { name: 'Copy link to this setup' }).click()
  await expect(page.getByText('Link copied.')).toBeVisible()
  const link = await page.evaluate(() => navigator.clipboard.readText())
  expect(link.length).toBeLessThan(500)
  const other = await page.context().newPage()
  await other.goto(link)
  await expect(other.getByRole('textbox', { name: 'Prompt' })).toHaveValue('A pier, [Truck left]')
  await expect(other.getByText(/960 × 540 px/)).toBeVisible()
  await expect(chosen(other, 'Resolution')).toHaveAccessibleName('512P')
  const odd = await pack({ ...smallest, resolution: '2160P', prompt: 'A pier' })
  await other.goto(`${new URL(link).pathname}?setup=${odd}`)
  await expect(
    other.getByText('Resolution: 2160P is not on offer here and became 1080P.'),
  ).toBeVisible()
  await expect(chosen(other, 'Resolution')).toHaveAccessibleName('1080P')

  const stranger = await newcomer(playwright, 'Noor')
  const theirs = await browser.newPage({ storageState: await stranger.storageState() })
  await theirs.goto('/new')
  const setup = new URL(link).searchParams.get('setup')
  await theirs.goto(`${new URL(theirs.url()).pathname}?setup=${setup}`)
  await expect(
    theirs.getByText('The first frame of this setup is not in this workspace.'),
  ).toBeVisible()
  await expect(theirs.getByRole('textbox', { name: 'Prompt' })).toHaveValue('A pier, [Truck left]')
  await theirs.close()
})

test('a downloaded video carries its settings, plays, and restores them where it is dropped', async ({
  page,
  playwright,
  browser,
}) => {
  await signUpBy(page.request)
  const jobId = await doneJob(page, 'A pier & <its> light, [Tilt up]')
  const address = `/api/jobs/${jobId}/video`
  const stored = await (await page.request.get(address)).body()
  const download = await page.request.get(`${address}?download`)
  const file = await download.body()
  expect(file.subarray(0, stored.length).equals(stored)).toBe(true)
  expect(file.includes('A pier &amp; &lt;its&gt; light, [Tilt up]')).toBe(true)
  expect(download.headers()['content-length']).toBe(String(file.length))
  expect(await (await page.request.get(`${address}?download=plain`)).body()).toEqual(stored)
  expect(await (await page.request.get(address)).body()).toEqual(stored)

  const etag = download.headers().etag ?? ''
  expect(etag).not.toBe((await page.request.get(address)).headers().etag)
  const range = `bytes=${stored.length - 10}-${stored.length + 30}`
  const part = await page.request.get(`${address}?download`, {
    headers: { range, 'if-range': etag },
  })
  expect(part.status()).toBe(206)
  expect(await part.body()).toEqual(file.subarray(stored.length - 10, stored.length + 31))
  expect(part.headers()['content-range']).toBe(`bytes ${range.slice(6)}/${file.length}`)
  const again = await page.request.get(`${address}?download`, {
    headers: { 'if-none-match': etag },
  })
  expect(again.status()).toBe(304)

  await page.goto('/new')
  await page.getByRole('textbox', { name: 'Prompt' }).fill('Something else')
  const video = { name: 'pier.mp4', mimeType: 'video/mp4', buffer: file }
  await page.getByLabel('First frame').setInputFiles(video)
  await expect(page.getByText('Settings restored from pier.mp4.')).toBeVisible()
  const prompt = page.getByRole('textbox', { name: 'Prompt' })
  await expect(prompt).toHaveValue('A pier & <its> light, [Tilt up]')
  await expect(page.getByText(/960 × 540 px/)).toBeVisible()
  await expect(page.getByText('Same settings as')).toBeVisible()
  await page.getByRole('button', { name: 'Bring back what was here' }).click()
  await expect(prompt).toHaveValue('Something else')

  // Somebody else has neither the frame nor the take, but the video's own first picture.
  const stranger = await newcomer(playwright, 'Noor')
  const theirs = await browser.newPage({ storageState: await stranger.storageState() })
  await theirs.goto('/new')
  await theirs.getByLabel('First frame').setInputFiles(video)
  await theirs.getByRole('button', { name: 'Use the video’s first frame' }).click()
  await expect(theirs.getByText(/910 × 512 px/)).toBeVisible()
  await theirs.close()
})

test('who does not want settings in their files gets none', async ({ page }) => {
  await signUpBy(page.request)
  const jobId = await doneJob(page, 'A pier of my own words')
  await page.goto('/settings')
  await page.getByRole('switch', { name: 'Put the settings into downloaded videos' }).uncheck()
  const address = `/api/jobs/${jobId}/video`
  await expect
    .poll(async () =>
      (await (await page.request.get(`${address}?download`)).body()).includes(
        'firstframe:settings',
      ),
    )
    .toBe(false)
  await page.reload()
  await expect(
    page.getByRole('switch', { name: 'Put the settings into downloaded videos' }),
  ).not.toBeChecked()
})

test('the fourth take of a chain says that quality compounds', async ({ page }) => {
  test.setTimeout(120_000)
  await signUpBy(page.request)
  let jobId = await doneJob(page, 'Link 1')
  for (let n = 2; n <= 4; n += 1) {
    const taken = await call(page.request, 'takeFrame', { jobId, atSeconds: 1 })
    const { frame } = (taken.answer as { value: { frame: { id: string } } }).value
    const frameId = frame.id
    if (n === 4) {
      await page.goto(`/new?remix=${jobId}&frame=${frameId}`)
      await expect(page.getByText(/^Take 4 of this chain/)).toBeVisible()
      await expect(page.getByRole('navigation', { name: 'Lineage' }).getByRole('link')).toHaveCount(
        3,
      )
    }
    jobId = await generateFrom(page, frameId, `Link ${n}`)
    await reached(page.request, jobId, 'done')
  }
  await page.goto(`/jobs/${jobId}`)
  const chain = page.getByRole('navigation', { name: 'Lineage' })
  await expect(chain.getByRole('link')).toHaveCount(3)
  await expect(chain.getByText('0:01.0')).toHaveCount(3)
  await expect(page.getByText(/^Take 4 of this chain/)).toBeVisible()
  await chain.getByRole('link').first().click()
  await expect(page.getByRole('heading', { name: 'Link 1' })).toBeVisible()
  await expect(page.getByRole('navigation', { name: 'Lineage' }).getByRole('link')).toHaveCount(1)
})

async function generateFrom(page: Page, frameId: string, prompt: string): Promise<string> {
  const { answer } = await call(page.request, 'generate', {
    ...smallest,
    submissionId: crypto.randomUUID(),
    frameId,
    prompt,
  })
  return (answer as { value: { jobId: string } }).value.jobId
}
