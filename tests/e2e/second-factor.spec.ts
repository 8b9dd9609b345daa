import { expect, type Page, test } from '@playwright/test'
import { codeOfStep } from '#lib/accounts/totp.ts'
import { nothingSerious } from './axe.ts'
import { linkTo } from './doors/mail.ts'
import { signInBySso } from './doors/sso.ts'
import { inWorkspace, password, signUp } from './people.ts'

const thisStep = () => Math.floor(Date.now() / 30_000)

async function signIn(page: Page, email: string): Promise<void> {
  await page.goto('/sign-in')
  await page.getByRole('textbox', { name: 'Email' }).fill(email)
  await page.getByRole('textbox', { name: 'Password' }).fill(password)
  await page.getByRole('button', { name: 'Sign in', exact: true }).click()
}

async function answer(page: Page, code: string): Promise<void> {
  await expect(page).toHaveURL(/\/sign-in\/code/)
  await page.getByRole('textbox', { name: 'Code' }).fill(code)
  await page.getByRole('button', { name: 'Go on' }).click()
}

/** Sets the second factor up on the settings page; answers its secret and its recovery codes. */
async function setUp(page: Page): Promise<{ secret: string; codes: string[] }> {
  await page.goto('/settings')
  const card = page
    .locator('section', { has: page.getByRole('heading', { name: 'Second factor' }) })
    .last()
  await card.getByLabel('Current password').fill(password)
  await card.getByRole('button', { name: 'Set up' }).click()
  await expect(card.getByRole('img', { name: 'QR code' })).toBeVisible()
  await nothingSerious(page, 'setting it up')
  const secret = (await card.locator('code').innerText()).replace(/\s/g, '')
  await card.getByLabel('Code', { exact: true }).fill('000000')
  await card.getByRole('button', { name: 'Turn on' }).click()
  await expect(card.getByText('This code is wrong')).toBeVisible()
  await card.getByLabel('Code', { exact: true }).fill(codeOfStep(secret, thisStep()))
  await card.getByRole('button', { name: 'Turn on' }).click()
  await expect(card.getByRole('heading', { name: 'Your recovery codes' })).toBeFocused()
  const codes = await card.locator('li').allInnerTexts()
  expect(codes).toHaveLength(10)
  await nothingSerious(page, 'its recovery codes')
  await card.getByRole('button', { name: 'I have kept them' }).click()
  await expect(card.getByText('10 recovery codes are left')).toBeVisible()
  return { secret, codes }
}

test('the second factor is asked for after a password and a link, no code good twice', async ({
  page,
}) => {
  test.setTimeout(120_000)
  const { email } = await signUp(page)
  await page.goto('/settings')
  await expect(page.getByText('Confirm your email address first')).toBeVisible()
  await page.goto(await linkTo(email, '/verify/'))
  await page.getByRole('button', { name: 'Confirm the address' }).click()
  await expect(page).toHaveURL(inWorkspace(''))
  const { secret, codes } = await setUp(page)

  await page.context().clearCookies()
  await signIn(page, email)
  await expect(page).toHaveURL(/\/sign-in\/code/)
  expect((await page.request.get('/api/jobs')).status()).toBe(401)
  await answer(page, '123456')
  await expect(page.getByText('This code is wrong')).toBeVisible()
  const next = codeOfStep(secret, thisStep() + 1)
  await answer(page, next)
  await expect(page).toHaveURL(inWorkspace(''))

  await page.context().clearCookies()
  await signIn(page, email)
  await answer(page, next) // the same once more
  await expect(page.getByText('was used already')).toBeVisible()
  const [recovery = ''] = codes
  await answer(page, recovery.toUpperCase().replaceAll('-', ' '))
  await expect(page).toHaveURL(inWorkspace(''))

  await page.context().clearCookies()
  await page.goto('/sign-in/link')
  await page.getByRole('textbox', { name: 'Email' }).fill(email)
  await page.getByRole('button', { name: 'Send the link' }).click()
  await page.goto(await linkTo(email, '/sign-in/link/'))
  await page.getByRole('button', { name: 'Sign in' }).click()
  await answer(page, recovery)
  await expect(page.getByText('was used already')).toBeVisible()
  await answer(page, codes[1] ?? '')
  await expect(page).toHaveURL(inWorkspace(''))
})

test('scripts that sign in with a password do not come round it', async ({ page }) => {
  const { email } = await signUp(page)
  await page.goto(await linkTo(email, '/verify/'))
  await page.getByRole('button', { name: 'Confirm the address' }).click()
  await expect(page).toHaveURL(inWorkspace(''))
  await setUp(page)
  await page.context().clearCookies()
  const { csrfToken } = await (await page.request.get('/api/auth/csrf')).json()
  const answered = await page.request.post('/api/auth/callback/credentials', {
    form: { csrfToken, email, password, json: 'true' },
  })
  expect((await answered.json()).url).toContain('error=code_needed')
  expect((await page.request.get('/api/jobs')).status()).toBe(401)
})

test('it is turned off with a code alone, and single sign-on asks for one too', async ({
  page,
}) => {
  test.setTimeout(120_000)
  const { email } = await signUp(page)
  await page.goto(await linkTo(email, '/verify/'))
  await page.getByRole('button', { name: 'Confirm the address' }).click()
  await expect(page).toHaveURL(inWorkspace(''))
  const { codes } = await setUp(page)

  // Connected while signed in: the person came from the provider with the same address.
  await signInBySsoWhileSignedIn(page, email)
  await page.context().clearCookies()
  await signInBySso(page, email)
  await answer(page, codes[0] ?? '')
  await expect(page).toHaveURL(inWorkspace(''))

  await page.goto('/settings')
  const off = page.locator('form', { has: page.getByRole('button', { name: 'Turn off' }) })
  await off.getByLabel('Code').fill('not-a-code')
  await off.getByRole('button').click()
  await expect(off.getByText('This code is wrong')).toBeVisible()
  await off.getByLabel('Code').fill(codes[1] ?? '')
  await off.getByRole('button').click()
  await expect(page.getByRole('button', { name: 'Set up' })).toBeVisible()
  await page.context().clearCookies()
  await signIn(page, email)
  await expect(page).toHaveURL(inWorkspace(''))
})

async function signInBySsoWhileSignedIn(page: Page, email: string): Promise<void> {
  const session = await page.context().cookies()
  await page.context().clearCookies()
  await signInBySso(page, email)
  await expect(page).toHaveURL('/connect')
  await page.context().addCookies(session)
  await page.reload()
  await page.getByRole('button', { name: 'Connect Acme' }).click()
  await expect(page).toHaveURL(inWorkspace('/settings'))
}
