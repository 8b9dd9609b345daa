import { randomUUID } from 'node:crypto'
import type { Browser } from '@playwright/test'
import sharp from 'sharp'
import { z } from 'zod'

const patienceMilliseconds = 120_000

const page = z.object({
  jobs: z.array(z.object({ createdAt: z.iso.datetime(), finishedAt: z.iso.datetime() })),
})

/**
 * Signs up at `origin`, asks for a video of the usual size and waits in the history until it is there.
 * Answers how many milliseconds its job took.
 */
export async function firstVideo(browser: Browser, origin: string): Promise<number> {
  const tab = await browser.newPage({ locale: 'en-US' })
  tab.setDefaultTimeout(patienceMilliseconds)
  await tab.goto(`${origin}/sign-up`)
  await tab.getByRole('textbox', { name: 'Name' }).fill('Mira')
  await tab.getByRole('textbox', { name: 'Email' }).fill(`${randomUUID()}@example.org`)
  await tab.getByRole('textbox', { name: 'Password' }).fill('a quiet frame at dusk')
  await tab.getByRole('button', { name: 'Sign up' }).click()
  await tab.waitForURL(`${origin}/`)
  await tab.goto(`${origin}/new`)
  const frame = { name: 'frame.jpg', mimeType: 'image/jpeg', buffer: await picture() }
  await tab.getByLabel('First frame').setInputFiles(frame)
  await tab.getByRole('textbox', { name: 'Prompt' }).fill('[Push in] A lighthouse in heavy rain')
  await tab.getByRole('button', { name: 'Generate' }).click()
  await tab.waitForURL(/\/jobs\/[0-9a-f-]{36}$/)
  const jobId = tab.url().split('/').at(-1)
  await tab.goto(origin)
  await tab.locator(`article[data-job="${jobId}"]`).filter({ hasText: 'Done' }).waitFor()
  const video = await tab.request.get(`${origin}/api/jobs/${jobId}/video`)
  const bytes = await video.body()
  if (bytes.toString('latin1', 4, 8) !== 'ftyp') throw new Error('the video is none')
  const [job] = page.parse(await (await tab.request.get(`${origin}/api/jobs`)).json()).jobs
  await tab.close()
  if (!job) throw new Error('the job is not in the history')
  return Date.parse(job.finishedAt) - Date.parse(job.createdAt)
}

function picture(): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 120, sigma: 30 } as const
  const create = { width: 960, height: 540, channels: 3, background: '#777', noise } as const
  return sharp({ create }).jpeg().toBuffer()
}
