import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, type Page, test } from '@playwright/test'
import sharp from 'sharp'
import { call } from '#tests/e2e/actions.ts'
import { sql } from '#tests/e2e/database.ts'
import { linkTo } from '#tests/e2e/doors/mail.ts'
import { signInBySso } from '#tests/e2e/doors/sso.ts'
import { signUpBy } from '#tests/e2e/portal.ts'
import { makeContent, makeTeam } from './content.ts'
import { drawn } from './scenes.ts'

/** Every page at three widths, in light and in dark; the two that the README shows go where it looks. */

const folder = 'screenshots'
const inReadme = ['history', 'composer']
const still = { animations: 'disabled' } as const
const widths = [1440, 768, 360]
const email = 'mira@example.org'
const height = (width: number) => (width === 360 ? 780 : 900)

test('pictures of every page', async ({ page, playwright }) => {
  test.setTimeout(1_800_000)
  mkdirSync(folder, { recursive: true })
  mkdirSync('docs/screenshots', { recursive: true })
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await takeAll(page, 'sign-up', '/sign-up')
  await takeAll(page, 'sign-in', '/sign-in')
  await takeAll(page, 'sign-in-code', '/sign-in/code')
  await takeAll(page, 'sign-in-link', '/sign-in/link')
  await takeAll(page, 'reset', '/reset')
  await signUpBy(page.request, 'Mira Sommer', email)
  await takeAll(page, 'unconfirmed', '/')
  await takeAll(page, 'verify', await linkTo(email, '/verify/'))
  await sql('update "user" set email_verified_at = now()')
  await takeAll(page, 'empty', '/')
  await takeAll(page, 'composer-blank', '/new')
  const { done, running, failed, attention } = await makeContent(page.request)
  await takeAll(page, 'history', '/')
  await takeAll(page, 'composer', `/new?remix=${done}`)
  await takeAll(page, 'job-done', `/jobs/${done}`)
  await takeAll(page, 'job-running', `/jobs/${running}`)
  await takeAll(page, 'job-failed', `/jobs/${failed}`)
  await takeAll(page, 'job-attention', `/jobs/${attention}`)
  await takeAll(page, 'operations', '/operations')
  await takeAll(page, 'settings', '/settings')
  await takeAll(page, 'admin', '/admin')
  await takeAll(page, 'admin-accounts', '/admin/accounts')
  await takeAll(page, 'admin-workspaces', '/admin/workspaces')
  await takeAll(page, 'not-found', '/jobs/none')

  await takeAll(page, 'composer-frame', '/new', dropFrame)
  await takeAll(page, 'composer-lint', '/new', async () => {
    await dropFrame(page)
    await page
      .getByRole('textbox', { name: 'Prompt' })
      .fill('A boat [truk left] drifts 【推进，上升】, then [Push in and the light fades')
    await expect(page.getByRole('list', { name: 'Notes on the prompt' })).toBeVisible()
  })
  await takeAll(page, 'composer-rehearsal', `/new?remix=${done}`, async () => {
    await page.emulateMedia({ reducedMotion: 'no-preference' })
    await page
      .getByRole('textbox', { name: 'Prompt' })
      .fill('The boat drifts [左移,推进][Pull out]')
    await expect(page.getByRole('button', { name: 'Pause the rehearsal' })).toBeVisible()
    await page.waitForTimeout(1_200)
  })
  await takeAll(page, 'batch-desk', `/new?remix=${done}`, async () => {
    await page.locator('h1').first().click()
    await page.keyboard.press('b')
    const desk = page.getByRole('dialog', { name: 'Batch' })
    await desk.getByLabel('More prompts').fill('Dusk over the lake\nThe lake in snow [Pan right]')
    await desk.getByRole('button', { name: 'Add', exact: true }).click()
  })
  const { batch, waiting, template, invitation } = await makeTeam(page.request, playwright)
  await takeAll(page, 'batch', `/batches/${batch}`)
  for (const place of ['team', 'usage', 'budgets', 'projects', 'keys', 'audit', 'templates'])
    await takeAll(page, place, `/${place}`)
  await takeAll(page, 'job-approval', `/jobs/${waiting}`)
  await takeAll(page, 'template', `/templates/${template}`)
  await takeAll(page, 'workspaces', '/workspaces')
  await takeAll(page, 'workspace-new', '/workspaces/new')
  await page
    .context()
    .addCookies([{ name: 'locale', value: 'zh-CN', url: page.url(), sameSite: 'Lax' }])
  await takeAll(page, 'zh-history', '/')
  await takeAll(page, 'zh-composer', `/new?remix=${done}`)
  await takeAll(page, 'zh-team', '/team')
  await takeAll(page, 'zh-usage', '/usage')
  await takeAll(page, 'zh-budgets', '/budgets')

  await page.context().clearCookies()
  await takeAll(page, 'invite', invitation)
  await askReset(page, email)
  await takeAll(page, 'reset-choose', await linkTo(email, '/reset/'))
  await signInBySso(page, email)
  await takeAll(page, 'connect', '/connect')
})

async function askReset(page: Page, email: string): Promise<void> {
  const form = new FormData()
  form.append('email', email)
  await call(page.request, 'askReset', form)
}

async function dropFrame(page: Page): Promise<void> {
  const buffer = await drawn('lake')
  const file = { name: 'lake.jpg', mimeType: 'image/jpeg', buffer }
  await page.getByLabel('First frame').setInputFiles(file)
  await expect(page.getByText(/1280 × 720 px/).first()).toBeVisible()
}

/** `prepare` brings the page into the state that is to be seen; what moves is then left as it is. */
async function takeAll(
  page: Page,
  name: string,
  path: string,
  prepare?: (page: Page) => Promise<void>,
): Promise<void> {
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await page.setViewportSize({ width: 1440, height: height(1440) })
  await page.goto(path)
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
  await prepare?.(page)
  for (const width of widths) {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.setViewportSize({ width, height: height(width) })
      await page.emulateMedia({ colorScheme })
      await settled(page)
      await page.screenshot({ path: join(folder, `${name}-${width}-${colorScheme}.png`), ...still })
      const first = width === 1440 && colorScheme === 'light'
      if (first && inReadme.includes(name)) await keep(page, name)
    }
    await page.screenshot({
      path: join(folder, `${name}-${width}-whole.png`),
      fullPage: true,
      ...still,
    })
  }
}

/** Fonts, pictures and the first frame of a video are there. */
async function settled(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await document.fonts.ready
    const shown = [...document.images].filter(
      (image) => image.getBoundingClientRect().top < innerHeight,
    )
    await Promise.all(shown.map((image) => image.decode().catch(() => undefined)))
  })
}

/** Small enough to be kept with the sources. */
async function keep(page: Page, name: string): Promise<void> {
  await sharp(await page.screenshot(still))
    .png({ palette: true, quality: 90, effort: 10 })
    .toFile(`docs/screenshots/${name}.png`)
}
