import { expect, test } from '@playwright/test'
import { nothingSerious } from './axe.ts'
import { choose, fillIn, inWorkspace, jobOpened, saveLimit, setLimit, signUp } from './people.ts'

/** What a person sees and does about money, in a browser. */

test('the price stands on the button and follows the settings', async ({ page }) => {
  await signUp(page)
  await page.goto('/new')
  const button = page.getByRole('button', { name: /^Generate/ })
  await expect(button).toHaveAccessibleName(/^Generate \$0\.28/)
  await choose(page, 'Resolution', '1080P')
  await expect(button).toHaveAccessibleName(/^Generate \$0\.49/)
  await choose(page, 'Model', 'I2V-01')
  await expect(button, 'a price that nobody knows is not shown').not.toHaveAccessibleName(/\$/)
})

test('a price that was changed meanwhile refuses, says the new one and keeps everything', async ({
  page,
  context,
}) => {
  await signUp(page)
  await fillIn(page, 'A slow river at dusk')
  const button = page.getByRole('button', { name: /^Generate/ })
  await expect(button).toHaveAccessibleName(/\$0\.10/)
  const owner = await context.newPage()
  await owner.goto('/budgets')
  await owner.getByLabel('Price of MiniMax-Hailuo-02 512P 6 s in US dollars').fill('0.125')
  await owner.getByRole('button', { name: 'Save as a new version' }).click()
  await expect(owner.getByText('2 versions')).toBeVisible()
  await owner.close()
  await button.click()
  await expect(page.getByText('The price of these settings is now $0.125.')).toBeVisible()
  await expect(button).toHaveAccessibleName(/^Generate \$0\.125/)
  await expect(page.getByRole('textbox', { name: 'Prompt' })).toHaveValue('A slow river at dusk')
  await button.click()
  await jobOpened(page)
})

test('a take over a budget waits until it is approved, and then runs', async ({ page }) => {
  await signUp(page)
  await page.goto('/budgets')
  await saveLimit(page, 'five')
  await expect(page.getByText('Enter an amount in dollars')).toBeVisible()
  await saveLimit(page, '0.05')
  await expect(page.getByRole('heading', { name: 'The whole team' })).toBeVisible()
  await fillIn(page, 'A rowing boat at the jetty')
  await expect(page.getByRole('link', { name: /\$0\.05 left of the team’s budget/ })).toBeVisible()
  await page.getByRole('button', { name: /^Generate/ }).click()
  await expect(page.getByText('This costs $0.10, and $0.05 is left')).toBeVisible()
  await page.getByRole('button', { name: 'Ask for approval' }).click()
  const jobId = await jobOpened(page)
  await expect(page.getByText('Over a budget: waits for approval').first()).toBeVisible()
  await page.goto('/budgets')
  const approve = page.getByRole('button', { name: 'Approve $0.10' })
  await approve.focus()
  await page.keyboard.press('Enter')
  await expect(page.getByText('No take waits.')).toBeVisible()
  await page.goto(`/jobs/${jobId}`)
  await expect(page.getByText('Approved over the budget')).toBeVisible()
  await expect(page.getByText('Video checked and stored')).toBeVisible({ timeout: 45_000 })
  const notice = page.getByRole('complementary', { name: 'Notice' })
  await expect(notice).toContainText('100 % of the team’s budget for this month is used')
  await notice.getByRole('button', { name: 'Close' }).click()
  await expect(notice).toBeHidden()
  await page.reload()
  await expect(page.getByRole('heading', { name: 'Receipt' })).toBeVisible()
  await expect(notice).toBeHidden()
})

test('a take that waits for approval is declined on its own page', async ({ page }) => {
  await signUp(page)
  await setLimit(page, '0.05')
  await fillIn(page, 'A rowing boat at the jetty')
  await page.getByRole('button', { name: /^Generate/ }).click()
  await page.getByRole('button', { name: 'Ask for approval' }).click()
  await jobOpened(page)
  await expect(page.getByText('Waiting for a yes')).toBeVisible()
  await expect(page.getByRole('button', { name: 'Approve $0.10' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Put first' })).toBeHidden()
  await page.getByRole('button', { name: 'Decline' }).click()
  await expect(page.getByText('Canceled').first()).toBeVisible()
  await expect(page.getByRole('button', { name: 'Decline' })).toBeHidden()
})

test('the page of budgets holds at 360 px and has nothing serious against it', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await signUp(page)
  await page.goto('/budgets')
  await expect(page).toHaveURL(inWorkspace('/budgets'))
  await saveLimit(page, '12.50', 'Warn only')
  await expect(page.getByRole('heading', { name: 'The whole team' })).toBeVisible()
  const sideways = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  )
  expect(sideways).toBeLessThanOrEqual(0)
  await nothingSerious(page, '/budgets')
  await page.getByRole('button', { name: 'Remove the limit of The whole team' }).click()
  await expect(page.getByText('Nothing is limited yet.')).toBeVisible()
})
