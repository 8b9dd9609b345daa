import { expect, test } from '@playwright/test'
import { generate, type Seen, seen, signUp } from './people.ts'

test('a newcomer signs up, composes, watches and plays a video that moves as asked', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await signUp(page)
  const jobId = await generate(page, 'A quiet street at dusk [推进]')

  await expect(page.getByText('Done', { exact: true }).first()).toBeVisible({ timeout: 60_000 })
  await expect(page.locator('video').first()).toBeVisible()

  const url = `/api/jobs/${jobId}/video`
  const first = await seen(page, url, 0)
  expect([first.width, first.height]).toEqual([1366, 768])
  expect(first.duration).toBeCloseTo(5.875, 1)
  const last = await seen(page, url, first.duration - 0.05)
  const apart = ({ red, green }: Seen) => green.x - red.x
  expect(apart(first)).toBeCloseTo(0.24, 1)
  expect(apart(last) / apart(first), 'pushing in: the spots move apart').toBeGreaterThan(1.15)
  expect(last.red.count / first.red.count, 'and grow').toBeGreaterThan(1.3)

  await page.goto('/')
  const article = page.getByRole('article', { name: /^A quiet street at dusk/ })
  await expect(article).toBeVisible()
})

test('the history of another page hears of a new job and its end by itself', async ({
  page,
  context,
}) => {
  test.setTimeout(120_000)
  await signUp(page)
  const watcher = await context.newPage()
  await watcher.goto('/')
  await generate(page, 'A boat leaves the harbour')
  const article = watcher.getByRole('article', { name: /^A boat leaves the harbour/ })
  await expect(article).toBeVisible()
  await expect(page.getByText('Done', { exact: true }).first()).toBeVisible({ timeout: 60_000 })
  await expect(article.getByText(/Queued|Submitting|Rendering|Saving/)).toBeHidden()
})
