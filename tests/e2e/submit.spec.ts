import { expect, type Page, test } from '@playwright/test'
import errors from '#messages/en/errors.json' with { type: 'json' }
import { chosen, fillIn, inWorkspace, jobOpened } from './people.ts'
import { jobsOf, reached, signUpBy, submit } from './portal.ts'
import { tasksWith, words } from './upstream.ts'

const generateButton = (page: Page) => page.getByRole('button', { name: 'Generate' })

test('a double click and a press of the keys on top make one job', async ({ page }) => {
  await signUpBy(page.request)
  const prompt = `A swan on the canal ${crypto.randomUUID()}`
  await fillIn(page, prompt)
  await generateButton(page).dblclick()
  await page.keyboard.press('Control+Enter')
  const jobId = await jobOpened(page)
  await reached(page.request, jobId, 'done')
  expect((await jobsOf(page.request)).map(({ id }) => id)).toEqual([jobId])
  expect(await tasksWith(prompt)).toHaveLength(1)
})

test('an answer that never came is asked for again, and it is still one job', async ({ page }) => {
  await signUpBy(page.request)
  const prompt = `A swan comes back ${crypto.randomUUID()}`
  await fillIn(page, prompt)
  await page.route(inWorkspace('/new'), async (route) => {
    if (route.request().method() !== 'POST') return route.continue()
    await route.fetch()
    await route.abort('connectionreset')
  })
  await generateButton(page).click()
  await expect(page.getByText(/The portal could not be reached/)).toBeVisible()
  await expect(page.getByRole('textbox', { name: 'Prompt' })).toHaveValue(prompt)
  await page.unroute(inWorkspace('/new'))
  await generateButton(page).click()
  const jobId = await jobOpened(page)
  expect((await jobsOf(page.request)).map(({ id }) => id)).toEqual([jobId])
})

test('in a browser that keeps nothing the composer works, its choices hold, and it is one job', async ({
  page,
}) => {
  await page.addInitScript(() => {
    for (const name of ['localStorage', 'sessionStorage'])
      Object.defineProperty(window, name, {
        get: () => {
          throw new DOMException('The operation is insecure.', 'SecurityError')
        },
      })
  })
  const troubles: Error[] = []
  page.on('pageerror', (error) => troubles.push(error))
  await signUpBy(page.request)
  const prompt = `A swan nobody remembers ${crypto.randomUUID()}`
  await fillIn(page, prompt)
  await page.getByLabel('Write moves in').selectOption('Chinese')
  await expect(page.getByLabel('Write moves in')).toHaveValue('zh')
  await generateButton(page).dblclick()
  const jobId = await jobOpened(page)
  expect((await jobsOf(page.request)).map(({ id }) => id)).toEqual([jobId])
  expect(troubles).toEqual([])
})

test('two tabs are two wishes: each press in its own tab is a job of its own', async ({
  page,
  context,
}) => {
  await signUpBy(page.request)
  const prompt = `Two swans ${crypto.randomUUID()}`
  const other = await context.newPage()
  await fillIn(page, prompt)
  await fillIn(other, prompt)
  await Promise.all([generateButton(page).click(), generateButton(other).click()])
  const ids = await Promise.all([jobOpened(page), jobOpened(other)])
  expect(new Set(ids).size).toBe(2)
  expect(await jobsOf(page.request)).toHaveLength(2)
})

test('a duplicated tab is the same form: both presses are one job', async ({ page }) => {
  await signUpBy(page.request)
  const prompt = `A swan and its image ${crypto.randomUUID()}`
  await fillIn(page, prompt)
  const opened = page.waitForEvent('popup')
  await page.evaluate(() => void open('/new')) // takes the tab's storage along, as a duplicate does
  const copy = await opened
  await fillIn(copy, prompt)
  await Promise.all([generateButton(page).click(), generateButton(copy).click()])
  const ids = await Promise.all([jobOpened(page), jobOpened(copy)])
  expect(new Set(ids).size).toBe(1)
  expect(await jobsOf(page.request)).toHaveLength(1)
})

test('a refusal stands beside its field, and everything that was typed is still there', async ({
  page,
}) => {
  await signUpBy(page.request)
  const prompt = 'A swan. '.repeat(260)
  await fillIn(page, prompt)
  const field = page.getByRole('textbox', { name: 'Prompt' })
  await generateButton(page).click()
  await expect(page.getByText(errors.prompt_too_long)).toBeVisible()
  await expect(field).toHaveAttribute('aria-invalid', 'true')
  await expect(field).toHaveValue(prompt)
  await expect(chosen(page, 'Model')).toHaveAccessibleName('MiniMax-Hailuo-02')
  await expect(chosen(page, 'Resolution')).toHaveAccessibleName('512P')
  await expect(page.getByText(/960 × 540 px/)).toBeVisible()
  expect(await jobsOf(page.request)).toEqual([])
})

test('a failed job says why and what it cost; a retry pressed twice is one new job', async ({
  page,
}) => {
  await signUpBy(page.request)
  const old = await submit(page.request, 'A mask sandbox:refuse-input')
  await reached(page.request, old, 'failed')
  await page.goto(`/jobs/${old}`)
  await expect(page.getByRole('alert').filter({ hasText: 'safety check' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeHidden()
  await page.getByRole('button', { name: 'Retry' }).dblclick()
  await page.waitForURL((url) => url.pathname.includes('/jobs/') && !url.pathname.endsWith(old))
  await expect(page.getByText('A retry of')).toBeVisible()
  expect(await jobsOf(page.request)).toHaveLength(2)
})

test('a job that was sent offers no cancel', async ({ page }) => {
  await signUpBy(page.request)
  const jobId = await submit(page.request, `A clock ${words.endless}`)
  await reached(page.request, jobId, 'rendering')
  await page.goto(`/jobs/${jobId}`)
  await expect(page.getByRole('link', { name: 'Remix' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Cancel' })).toBeHidden()
  await expect(page.getByRole('button', { name: 'Delete' })).toBeHidden()
})

test('a deleted video leaves the history at once, and undo brings it back', async ({ page }) => {
  await signUpBy(page.request)
  const jobId = await submit(page.request, 'A leaf on the water')
  await reached(page.request, jobId, 'done')
  await page.goto(`/jobs/${jobId}`)
  await page.getByRole('button', { name: 'Delete' }).click()
  await expect(page).toHaveURL(inWorkspace(''))
  const article = page.getByRole('article', { name: /^A leaf on the water/ })
  await expect(article).toBeHidden()
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(article).toBeVisible()
  await page.reload()
  await expect(article).toBeVisible()
})
