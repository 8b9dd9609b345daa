import { randomUUID } from 'node:crypto'
import { expect, type Locator, type Page, test } from '@playwright/test'
import { chosen, inWorkspace, jobOpened, password, pictureFile } from './people.ts'
import { reached } from './portal.ts'

test('the whole path needs no mouse: sign up, compose, generate, play, find it again', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await page.goto('/sign-up')
  await typeInto(page, page.getByRole('textbox', { name: 'Name' }), 'Mira')
  await typeInto(page, page.getByRole('textbox', { name: 'Email' }), `${randomUUID()}@example.org`)
  await typeInto(page, page.getByRole('textbox', { name: 'Password' }), password)
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(inWorkspace(''))

  await page.keyboard.press('n')
  await expect(page).toHaveURL(inWorkspace('/new'))
  const file = page.getByLabel('First frame')
  await tabTo(page, file)
  const choosing = page.waitForEvent('filechooser')
  await page.keyboard.press('Enter')
  await (await choosing).setFiles(await pictureFile())
  await expect(page.getByText(/960 × 540 px/)).toBeVisible()

  const prompt = page.getByRole('textbox', { name: 'Prompt' })
  await typeInto(page, prompt, 'A kite over the beach ')
  const move = page.getByRole('button', { name: 'Push in' })
  await tabTo(page, move)
  await page.keyboard.press('Enter')
  await expect(prompt).toHaveValue(/^A kite over the beach \[Push in\]/)
  await expect(prompt, 'the caret is back where one writes').toBeFocused()
  const model = page.getByLabel('Model')
  await tabTo(page, model)
  await page.keyboard.type('MiniMax-Hailuo-02')
  await expect(chosen(page, 'Model')).toHaveAccessibleName('MiniMax-Hailuo-02')
  await tabTo(page, page.getByLabel('Resolution'))
  await page.keyboard.type('512P')
  await page.keyboard.press('Control+Enter')

  const jobId = await jobOpened(page)
  await reached(page.request, jobId, 'done')
  const video = page.locator('video')
  await expect(video).toBeVisible()
  const seconds = () => video.evaluate((element: HTMLVideoElement) => element.currentTime)
  const paused = () => video.evaluate((element: HTMLVideoElement) => element.paused)
  await page.keyboard.press(' ')
  await expect.poll(seconds).toBeGreaterThan(0.2)
  await page.keyboard.press(' ')
  await expect.poll(paused).toBe(true)
  const before = await seconds()
  await page.keyboard.press('ArrowRight')
  await expect.poll(seconds).toBeCloseTo(before + 1, 1)

  await tabTo(page, page.getByRole('link', { name: 'History', exact: true }))
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(inWorkspace(''))
  const article = page.getByRole('article', { name: /^A kite over the beach/ })
  await expect(article).toBeVisible()
  await page.keyboard.press('j')
  await expect(article.getByRole('heading').getByRole('link')).toBeFocused()
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(inWorkspace(`/jobs/${jobId}`))
})

async function typeInto(page: Page, field: Locator, text: string): Promise<void> {
  await tabTo(page, field)
  await page.keyboard.type(text)
}

/** Tab until it has the focus, and the focus can be seen. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  await target.waitFor()
  for (let presses = 0; presses < 60; presses += 1) {
    if (await target.evaluate((element) => element === document.activeElement)) {
      expect(await target.evaluate((element) => element.matches(':focus-visible'))).toBe(true)
      return
    }
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not lead to ${target}`)
}
