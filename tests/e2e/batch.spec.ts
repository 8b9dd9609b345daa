import { mkdirSync } from 'node:fs'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { openDesk } from './batch-desk.ts'
import { sql } from './database.ts'
import { fillIn, inWorkspace, picture, setLimit, signUp } from './people.ts'
import { jobsOf } from './portal.ts'
import { words } from './upstream.ts'

/** Frames with prompts, all or none, in a browser. */

const prompts = [1, 2, 3, 4, 5].map((n) => `Rain on the window, way ${n}, ${words.frail}`)

async function files(count: number) {
  const sizes = Array.from({ length: count }, (_, n) => 640 + 10 * n)
  return Promise.all(
    sizes.map(async (width) => ({
      name: `${width}.jpg`,
      mimeType: 'image/jpeg',
      buffer: await picture(width, 400),
    })),
  )
}

test('four frames with five prompts: nothing with room for twelve, all with room for twenty, and exactly the three that failed again', async ({
  page,
  context,
}) => {
  test.setTimeout(240_000)
  await signUp(page)
  await setLimit(page, '1.20')
  await fillIn(page, prompts[0] ?? '')
  const desk = await openDesk(page)
  await desk.getByLabel('Frames for the batch').setInputFiles(await files(3))
  await expect(desk.getByRole('heading', { name: '4 frames' })).toBeVisible({ timeout: 30_000 })
  await desk.getByLabel('More prompts').fill(prompts.slice(1).join('\n'))
  await desk.getByRole('button', { name: 'Add', exact: true }).click()
  await desk.getByLabel('More prompts').press('Control+Enter')
  await expect(page, 'the keys are not those of the composer under it').toHaveURL(/\/new$/)
  await expect(desk.getByText('20 takes, $2.00 together')).toBeVisible()
  const cell = desk.getByRole('button', { name: 'Frame 2, prompt 3, settings 1: $0.10' })
  await cell.press('Space')
  await expect(desk.getByText('19 takes, $1.90 together')).toBeVisible()
  await expect(cell).toHaveAttribute('aria-pressed', 'false')
  await cell.press('Space')

  const generate = desk.getByRole('button', { name: 'Generate 20 $2.00' })
  await generate.click()
  await expect(desk.getByText('There is room for 12 of 20 takes: nothing was taken.')).toBeVisible()
  expect(await jobsOf(page.request)).toEqual([])

  const owner = await context.newPage()
  await setLimit(owner, '2.00')
  await owner.close()
  await generate.click()
  await expect(page).toHaveURL(inWorkspace('/batches/[0-9a-f-]{36}'))
  await expect(page.getByRole('heading', { name: 'Batch of 20 takes' })).toBeVisible()
  expect(await jobsOf(page.request)).toHaveLength(20)
  const retry = page.getByRole('button', { name: 'Retry 3 failed takes $0.30' })
  await expect(retry).toBeVisible({ timeout: 120_000 })
  await expect(page.getByText('20 of 20 finished')).toBeVisible({ timeout: 120_000 })
  await expect(page.getByText("MiniMax's safety check refused"), 'why, in words').toHaveCount(3)
  await expect(page.getByText('$1.70 charged')).toBeVisible()
  await retry.dblclick()
  await expect(retry).toBeHidden()
  await expect(page.getByText('$2.00 charged')).toBeVisible({ timeout: 120_000 })
  await expect(page.getByText('retried once')).toHaveCount(3)
  await expect(page.getByRole('link', { name: /^Take \d+: Done$/ })).toHaveCount(20)
  const jobs = await jobsOf(page.request)
  expect(jobs).toHaveLength(23)
  expect(jobs.filter(({ state }) => state === 'done')).toHaveLength(20)
  const [money] = await sql<{ held: string; charged: string }>(
    `select sum(held_micros) as held, sum(charged_micros) as charged from usage_day
     where workspace_id = (select workspace_id from job where id = $1)`,
    [jobs[0]?.id],
  )
  expect(money).toEqual({ held: '0', charged: '2000000' })
})

test('some takes of what the composer holds are one row of the history, and their own tiles when asked', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await signUp(page)
  await fillIn(page, 'A rowing boat at the jetty')
  await page.getByLabel('Takes', { exact: true }).selectOption('3 takes')
  const generate = page.getByRole('button', { name: /^Generate \$0\.30/ })
  await generate.click()
  await expect(page.getByRole('heading', { name: 'Batch of 3 takes' })).toBeVisible()
  await page.goto('/')
  const row = page.getByRole('article', { name: 'Batch of 3 takes: A rowing boat at the jetty' })
  await expect(row).toBeVisible()
  await expect(page.getByRole('article')).toHaveCount(1)
  await expect(row.getByText('3 of 3 finished'), 'without loading the page again').toBeVisible({
    timeout: 45_000,
  })
  await row.getByRole('link').click()
  await page.getByRole('link', { name: 'Show as tiles' }).click()
  await expect(page.getByRole('article', { name: /^A rowing boat/ })).toHaveCount(3)
  await page.getByRole('link', { name: 'Show everything again' }).click()
  await expect(page.getByRole('article')).toHaveCount(1)
})

test('one press asks for the take with the optimizer and without, to compare', async ({ page }) => {
  await signUp(page)
  await fillIn(page, 'A pair of swans')
  await page.getByRole('button', { name: /^Try both/ }).click()
  await expect(page.getByRole('heading', { name: 'Batch of 2 takes' })).toBeVisible()
  const made = await sql<{ optimizer: boolean }>(
    `select prompt_optimizer as optimizer from job where prompt = $1 order by batch_take`,
    ['A pair of swans'],
  )
  expect(made.map(({ optimizer }) => optimizer)).toEqual([true, false])
})

test('a batch over a budget is asked for, declined, deleted and brought back as a whole', async ({
  page,
}) => {
  await signUp(page)
  await setLimit(page, '0.05')
  await fillIn(page, 'A lighthouse')
  await page.getByLabel('Takes', { exact: true }).selectOption('2 takes')
  await page.getByRole('button', { name: /^Generate/ }).click()
  await expect(page.getByText('There is room for 0 of 2 takes: nothing was taken.')).toBeVisible()
  await page.getByRole('button', { name: 'Ask for approval' }).click()
  await expect(page).toHaveURL(inWorkspace('/batches/[0-9a-f-]{36}'))
  await page.goto('/budgets')
  await page.getByRole('link', { name: /asks for 2 takes over a budget, \$0\.20/ }).click()
  await page.getByRole('button', { name: 'Decline all' }).click()
  await expect(page.getByText('2 of 2 finished')).toBeVisible()
  await page.getByRole('button', { name: 'Delete batch' }).click()
  await expect(page.getByText('This batch was deleted.')).toBeVisible()
  await page.getByRole('button', { name: 'Bring it back' }).click()
  await expect(page.getByRole('button', { name: 'Delete batch' })).toBeVisible()
  await expect(page.getByRole('link', { name: /^Take \d: Canceled$/ })).toHaveCount(2)
})

test('desk and page hold at 360 px and have nothing serious against them', async ({ page }) => {
  test.setTimeout(180_000)
  await signUp(page)
  await fillIn(page, 'A street at night [Push in, Static shot]')
  await looksGood(page, 'composer')
  const desk = await openDesk(page)
  await desk.getByLabel('Frames for the batch').setInputFiles(await files(2))
  await expect(desk.getByRole('heading', { name: '3 frames' })).toBeVisible({ timeout: 30_000 })
  await desk
    .getByLabel('More prompts')
    .fill('A second street\nA third one, in the rain and far away from here')
  await desk.getByRole('button', { name: 'Add', exact: true }).click()
  await desk.getByRole('button', { name: 'Add settings' }).click()
  await expect(desk.getByText('18 takes, $1.80 together')).toBeVisible()
  await desk.getByText('2 notes').first().click()
  await expect(desk.locator('details[open] li')).toHaveCount(2)
  await looksGood(page, 'desk')
  await desk.getByRole('button', { name: /^Generate 18/ }).click()
  await expect(page.getByRole('heading', { name: 'Batch of 18 takes' })).toBeVisible()
  await expect(page.getByText('18 of 18 finished')).toBeVisible({ timeout: 120_000 })
  await looksGood(page, 'batch')
  await page.goto('/')
  await expect(page.getByRole('article')).toHaveCount(1)
  await looksGood(page, 'history')
})

const { BATCH_SCREENSHOTS } = process.env

async function looksGood(page: Page, name: string): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  for (const width of [1440, 768, 360]) {
    await page.setViewportSize({ width, height: width === 360 ? 740 : 900 })
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(sideways, `${name} at ${width}`).toBeLessThanOrEqual(0)
    const { violations } = await new AxeBuilder({ page }).analyze()
    const serious = violations.filter(({ impact }) => impact === 'serious' || impact === 'critical')
    expect(serious, `${name} at ${width}`).toEqual([])
    if (!BATCH_SCREENSHOTS) continue
    mkdirSync(BATCH_SCREENSHOTS, { recursive: true })
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme })
      await page.screenshot({ path: `${BATCH_SCREENSHOTS}/${name}-${width}-${colorScheme}.png` })
    }
  }
  await page.setViewportSize({ width: 1280, height: 800 })
}
