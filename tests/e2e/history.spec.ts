import { expect, type Page, test } from '@playwright/test'
import history from '#messages/en/history.json' with { type: 'json' }
import { sql } from './database.ts'
import { jobsOf, reached, signUpBy, submit } from './portal.ts'

test('the take under the pointer or the focus plays muted, one at a time, and none for who wants no motion', async ({
  page,
}) => {
  await signUpBy(page.request)
  const ids = [
    await submit(page.request, 'A tern over the bay'),
    await submit(page.request, 'The same tern, later'),
  ]
  await Promise.all(ids.map((id) => reached(page.request, id, 'done')))
  await page.goto('/')
  const [first, later] = [tile(page, 'A tern over the bay'), tile(page, 'The same tern, later')]
  const video = page.locator('video')
  await expect(first).toBeVisible()
  await expect(video).toHaveCount(0)
  await first.hover()
  await expectToPlay(page, first)
  await later.hover()
  await expectToPlay(page, later)
  await page.getByRole('heading', { level: 1 }).hover()
  await expect(video).toHaveCount(0)

  await page.keyboard.press('j')
  await expectToPlay(page, later)
  await page.keyboard.press('j')
  await expectToPlay(page, first)
  await page.getByRole('link', { name: history.all }).first().focus()
  await expect(video).toHaveCount(0)

  await page.emulateMedia({ reducedMotion: 'reduce' })
  await first.hover()
  await page.keyboard.press('j')
  await expect(later.getByRole('heading').getByRole('link')).toBeFocused()
  await page.waitForTimeout(600)
  await expect(video).toHaveCount(0)
})

test('more of the history comes as one scrolls: all of it, in order, nothing twice, and its end is said', async ({
  page,
}) => {
  await signUpBy(page.request)
  const jobId = await submit(page.request, 'A pier refused sandbox:refuse-input')
  await reached(page.request, jobId, 'failed')
  await addCopies(jobId, 59)
  const all = (await jobsOf(page.request)).map(({ id }) => id)
  expect(all).toHaveLength(60)

  await page.goto('/')
  const shown = () =>
    page
      .locator('[data-job]')
      .evaluateAll((tiles) => tiles.map((one) => (one as HTMLElement).dataset.job))
  expect(await shown()).toEqual(all.slice(0, 24))
  const more = page.getByRole('link', { name: history.loadMore })
  await expect(more).toHaveAttribute('href', new RegExp(`after=${all[23]}$`))
  await expect(page.getByText(history.end)).toBeHidden()
  await expect(async () => {
    await page.mouse.wheel(0, 4_000)
    await expect(page.getByText(history.end)).toBeInViewport({ timeout: 500 })
  }).toPass()
  expect(await shown()).toEqual(all)
  await expect(more).toHaveCount(0)
})

const tile = (page: Page, name: string) => page.getByRole('article', { name })

/** Its preview moves without a sound, and is the only one. */
async function expectToPlay(page: Page, where: ReturnType<typeof tile>): Promise<void> {
  const preview = where.locator('video')
  await expect(preview).toHaveCount(1)
  await expect(page.locator('video')).toHaveCount(1)
  await expect
    .poll(() => preview.evaluate((it: HTMLVideoElement) => it.currentTime))
    .toBeGreaterThan(0)
  expect(
    await preview.evaluate(({ muted, paused }: HTMLVideoElement) => ({ muted, paused })),
  ).toEqual({
    muted: true,
    paused: false,
  })
}

/** Older takes like this one, a minute apart: what they were asked for with is what differs. */
async function addCopies(jobId: string, count: number): Promise<void> {
  await sql(
    `insert into job select (jsonb_populate_record(j, jsonb_build_object(
         'id', overlay(j.id::text placing lpad(to_hex(n), 8, '0') from 1 for 8),
         'submission_id', gen_random_uuid(),
         'prompt', 'Take ' || n,
         'created_at', j.created_at - (100 - n) * interval '1 minute'))).*
     from job j, generate_series(1, $2::int) n where j.id = $1`,
    [jobId, count],
  )
}
