import { expect, test } from '@playwright/test'
import shell from '#messages/en/shell.json' with { type: 'json' }
import { signUpBy } from './portal.ts'

test('the started product answers that it lives, and offers to sign in', async ({
  page,
  request,
}) => {
  const health = await request.get('/api/health')
  expect(health.status()).toBe(200)
  await page.goto('/sign-in')
  await expect(page.getByRole('textbox', { name: 'Email' })).toBeVisible()
  await expect(page.getByRole('button', { name: 'Sign in' })).toBeVisible()
})

test('without a key every page says what its videos are, and how to connect MiniMax', async ({
  page,
}) => {
  await signUpBy(page.request)
  for (const path of ['/', '/new']) {
    await page.goto(path)
    const banner = page.getByRole('complementary', { name: shell.sandbox.label })
    await expect(banner).toContainText(shell.sandbox.text)
    await expect(banner).toContainText('Set MINIMAX_API_KEY to connect MiniMax.')
  }
})
