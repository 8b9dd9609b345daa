import { expect, test } from '@playwright/test'
import common from '#messages/en/common.json' with { type: 'json' }
import drafts from '#messages/en/drafts.json' with { type: 'json' }
import { signUpBy } from './portal.ts'

test('a part that the line did not bring leaves its page alone, and comes when it is asked for again', async ({
  page,
}) => {
  await signUpBy(page.request)
  await page.goto('/new')
  const prompt = page.getByRole('textbox', { name: 'Prompt' })
  await prompt.fill('A heron lifts off')
  await expect(page.getByText(/^Saved/)).toBeVisible()
  const scripts = '**/_next/static/chunks/**'
  await page.route(scripts, (route) => route.abort('internetdisconnected'))
  await page.getByRole('button', { name: drafts.earlier, exact: true }).click()
  const missing = page.getByRole('status').filter({ hasText: common.missing })
  await expect(missing).toBeVisible()
  await expect(prompt, 'the composer is there').toHaveValue('A heron lifts off')

  await page.unroute(scripts)
  await missing.getByRole('button', { name: common.tryAgain }).click()
  await expect(page.getByRole('dialog')).toBeVisible()
  await expect(missing).toBeHidden()
})
