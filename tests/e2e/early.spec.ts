import { expect, type Page, test } from '@playwright/test'
import { jobOpened, pictureFile, signUp } from './people.ts'
import { holdScripts } from './slow-line.ts'

/** A slow line: the page is there, its scripts are not. */

test('a picture and a prompt given before the scripts are there are kept', async ({ page }) => {
  await signUp(page)
  const letScriptsIn = await holdScripts(page)
  await page.goto('/new', { waitUntil: 'commit' })
  await page.getByLabel('First frame').setInputFiles(await pictureFile())
  await prompt(page).fill('A lighthouse [Push in]')
  await generate(page).click()
  letScriptsIn()
  await expect(page.getByText(/960 × 540 px/)).toBeVisible()
  await expect(prompt(page)).toHaveValue('A lighthouse [Push in]')
  await expect(page.getByText('22 of 2000 characters')).toBeAttached()
  await generate(page).click()
  await jobOpened(page)
  await expect(page.getByRole('heading', { name: /^A lighthouse/ })).toBeVisible()
})

test('what is typed before the scripts are there is typed into the draft', async ({ page }) => {
  await signUp(page)
  await page.goto('/new')
  await prompt(page).fill('A rowing boat')
  await expect(page.getByText(/^Saved/)).toBeVisible()
  const letScriptsIn = await holdScripts(page)
  await page.goto('/new', { waitUntil: 'commit' })
  await expect(prompt(page)).toHaveValue('A rowing boat')
  await prompt(page).fill('A rowing boat at dawn')
  await page.getByLabel('Image URL').fill('https://example.org/')
  letScriptsIn()
  await expect(page.getByText('21 of 2000 characters')).toBeAttached()
  await expect(prompt(page)).toHaveValue('A rowing boat at dawn')
  await expect(page.getByRole('button', { name: 'Fetch' })).toBeEnabled()
  await expect(page.getByText(/^Saved/)).toBeVisible()
  await page.reload()
  await expect(prompt(page)).toHaveValue('A rowing boat at dawn')
})

test('the keys of a prompt that was gone into before the scripts were there come with them', async ({
  page,
}) => {
  await signUp(page)
  const letScriptsIn = await holdScripts(page)
  await page.goto('/new', { waitUntil: 'commit' })
  await prompt(page).focus()
  letScriptsIn()
  const earlier = page.getByRole('dialog')
  await expect(async () => {
    await page.keyboard.press('ArrowUp')
    await expect(earlier).toBeVisible({ timeout: 1_000 })
  }).toPass({ timeout: 15_000 })
})

const prompt = (page: Page) => page.getByRole('textbox', { name: 'Prompt' })
const generate = (page: Page) => page.getByRole('button', { name: /^Generate/ })
