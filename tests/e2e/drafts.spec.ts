import { setTimeout } from 'node:timers/promises'
import { type APIResponse, type BrowserContext, expect, type Page, test } from '@playwright/test'
import { sql } from './database.ts'
import { choose, chosen, pictureFile } from './people.ts'
import { jobsOf, signUpBy } from './portal.ts'

const field = (page: Page) => page.getByRole('textbox', { name: 'Prompt' })
const draft = (page: Page) => page.getByRole('region', { name: 'Draft' })
const conflict = (page: Page) => page.getByRole('region', { name: 'Two versions of this draft' })

async function saved(page: Page): Promise<void> {
  await expect(draft(page)).toContainText(/Saved \d\d:\d\d/)
}

/** Another device of the same person: a browser that shares nothing but who is signed in. */
async function anotherBrowser(context: BrowserContext): Promise<Page> {
  const browser = context.browser()
  if (!browser) throw new Error('no browser')
  const other = await browser.newContext()
  const cookies = await context.cookies()
  await other.addCookies(cookies)
  return other.newPage()
}

/** What the server has of the one draft in which the prompt stands. */
function storedPrompts(prompt: string) {
  return sql<{ revision: number }>(`select revision from draft where composition->>'prompt' = $1`, [
    prompt,
  ])
}

test('a draft is on the server within two seconds of typing, all of it', async ({ page }) => {
  await signUpBy(page.request)
  await page.goto('/new')
  await page.getByLabel('First frame').setInputFiles(await pictureFile())
  await expect(page.getByText(/960 × 540 px/)).toBeVisible()
  await choose(page, 'Model', 'MiniMax-Hailuo-02')
  await choose(page, 'Resolution', '512P')
  const prompt = `A heron in the reeds ${crypto.randomUUID()}`
  await field(page).pressSequentially(prompt, { delay: 20 })
  const typedAt = Date.now()
  await expect
    .poll(async () => (await storedPrompts(prompt)).length, { intervals: [50], timeout: 2_000 })
    .toBe(1)
  expect(Date.now() - typedAt).toBeLessThan(2_000)
  await saved(page)
})

test('a tab that is killed loses nothing, and neither does a second browser', async ({
  page,
  context,
}) => {
  await signUpBy(page.request)
  await page.goto('/new')
  const prompt = `A killed tab ${crypto.randomUUID()}`
  await page.getByLabel('First frame').setInputFiles(await pictureFile())
  await expect(page.getByText(/960 × 540 px/)).toBeVisible()
  await choose(page, 'Model', 'MiniMax-Hailuo-02')
  await choose(page, 'Resolution', '512P')
  await field(page).fill(prompt)
  await saved(page)
  await kill(page)

  const again = await context.newPage()
  await again.goto('/new')
  await holds(again, prompt)
  await expect(draft(again)).toContainText('Your draft is back.')

  const elsewhere = await anotherBrowser(context)
  await elsewhere.goto('/new')
  await holds(elsewhere, prompt)
})

async function holds(page: Page, prompt: string): Promise<void> {
  await expect(field(page)).toHaveValue(prompt)
  await expect(page.getByText(/960 × 540 px/)).toBeVisible()
  await expect(chosen(page, 'Model')).toHaveAccessibleName('MiniMax-Hailuo-02')
  await expect(chosen(page, 'Resolution')).toHaveAccessibleName('512P')
}

/** The renderer dies at once: no event tells the page. */
async function kill(page: Page): Promise<void> {
  const crashed = page.waitForEvent('crash')
  await page.goto('chrome://crash').catch(() => {})
  await crashed
}

test('what never reached the server comes back from this device', async ({ page, context }) => {
  await signUpBy(page.request)
  await page.goto('/new')
  await field(page).fill('Before the tunnel')
  await saved(page)
  let inTunnel = true
  await context.route(/\/api\/draft/, (route) =>
    inTunnel ? route.abort('internetdisconnected') : route.continue(),
  )
  const prompt = `In the tunnel ${crypto.randomUUID()}`
  await field(page).fill(prompt)
  await expect(draft(page)).toContainText('Offline: kept on this device')
  await kill(page)
  inTunnel = false

  const again = await context.newPage()
  await again.goto('/new')
  await expect(field(again)).toHaveValue(prompt)
  await expect(draft(again)).toContainText('Back from this device')
  await expect.poll(async () => (await storedPrompts(prompt)).length).toBe(1)
})

test('two tabs never overwrite: both versions are shown, and the one not chosen is kept', async ({
  page,
  context,
}) => {
  await signUpBy(page.request)
  await page.goto('/new')
  await field(page).fill('A fox')
  await saved(page)
  const other = await context.newPage()
  await other.goto('/new')
  await expect(field(other)).toHaveValue('A fox')
  await field(other).fill('A fox in the snow')
  await expect.poll(async () => (await storedPrompts('A fox in the snow')).length).toBe(1)

  await field(page).fill('A fox in the rain')
  await expect(conflict(page).getByRole('article', { name: 'Here' })).toContainText('rain')
  await expect(conflict(page).getByRole('article', { name: 'The other' })).toContainText('snow')
  expect(await storedPrompts('A fox in the snow')).toHaveLength(1)
  await conflict(page).getByRole('button', { name: 'Keep mine' }).click()
  await expect(conflict(page)).toBeHidden()
  await expect.poll(async () => (await storedPrompts('A fox in the rain')).length).toBe(1)

  await other.bringToFront()
  await expect(conflict(other).getByRole('article', { name: 'The other' })).toContainText('rain')
  await conflict(other).getByRole('button', { name: 'Take the other' }).click()
  await expect(field(other)).toHaveValue('A fox in the rain')
  await expect(field(other)).toBeFocused()
  const kept = await sql<{ prompt: string }>(
    `select distinct composition->>'prompt' as prompt from draft_version
     where composition->>'prompt' like 'A fox in the %'`,
  )
  expect(kept.map(({ prompt }) => prompt)).toContain('A fox in the snow')
})

test('another device that saved first is not overwritten either', async ({ page, context }) => {
  await signUpBy(page.request)
  await page.goto('/new')
  await field(page).fill('A barge')
  await saved(page)
  const device = await anotherBrowser(context)
  await device.goto('/new')
  await expect(field(device)).toHaveValue('A barge')
  await field(device).fill('A barge at night')
  await saved(device)
  await field(page).fill('A barge at noon')
  await expect(conflict(page)).toBeVisible()
  await expect(field(page)).toHaveValue('A barge at noon')
  expect(await storedPrompts('A barge at night')).toHaveLength(1)
})

test('a page that was read just before the draft was stored shows it nevertheless', async ({
  page,
}) => {
  await signUpBy(page.request)
  await page.goto('/new')
  await field(page).fill('A ferry')
  await page.route(/\/new$/, async (route) => {
    const answer = await route.fetch()
    await expect.poll(() => storedPrompts('A ferry')).toHaveLength(1)
    await setTimeout(300) // the page that is left hears of it
    await route.fulfill({ response: answer })
  })
  await page.reload()
  await expect(field(page)).toHaveValue('A ferry')
})

test('Generate puts the draft away; Discard can be undone', async ({ page }) => {
  await signUpBy(page.request)
  await page.goto('/new')
  await page.getByLabel('First frame').setInputFiles(await pictureFile())
  await field(page).fill('A kite')
  await page.getByRole('button', { name: 'Generate' }).click()
  await page.waitForURL(/\/jobs\//)
  await page.goto('/new')
  await expect(field(page)).toHaveValue('')
  expect(await jobsOf(page.request)).toHaveLength(1)

  await field(page).fill('A kite on the beach')
  await saved(page)
  await page.getByRole('button', { name: 'Discard draft' }).click()
  await expect(field(page)).toHaveValue('')
  await expect(draft(page)).toContainText('Draft discarded.')
  await page.getByRole('button', { name: 'Undo' }).click()
  await expect(field(page)).toHaveValue('A kite on the beach')
  await page.reload()
  await expect(field(page)).toHaveValue('A kite on the beach')
})

test('Generate puts the draft away, though an earlier save of it comes late', async ({ page }) => {
  await signUpBy(page.request)
  await page.goto('/new')
  const { promise: released, resolve: release } = Promise.withResolvers<void>()
  const late: Promise<APIResponse>[] = []
  await page.route(/\/api\/draft/, (route) => {
    if (route.request().method() !== 'PUT') return route.continue()
    // Sent all the same when its page is gone; that page never hears of it.
    late.push(released.then(() => page.request.fetch(route.request())))
  })
  await field(page).fill('A paper kite')
  await expect.poll(() => late.length).toBeGreaterThan(0)
  await page.getByLabel('First frame').setInputFiles(await pictureFile())
  await field(page).fill('A paper kite at noon')
  await page.getByRole('button', { name: 'Generate' }).click()
  await page.waitForURL(/\/jobs\//)
  await page.goto('/new')
  await expect(field(page)).toHaveValue('')
  release()
  for (const answer of await Promise.all(late)) expect(answer.status()).toBe(200)
  expect(await storedPrompts('A paper kite')).toHaveLength(0)
  await page.reload()
  await expect(field(page)).toHaveValue('')
})

test('a remix does not take the place of the draft before somebody changes it, and then says so', async ({
  page,
}) => {
  await signUpBy(page.request)
  await page.goto('/new')
  await page.getByLabel('First frame').setInputFiles(await pictureFile())
  await field(page).fill('The source')
  await page.getByRole('button', { name: 'Generate' }).click()
  await page.waitForURL(/\/jobs\//)
  const source = page.url().split('/').at(-1)
  await page.goto('/new')
  await field(page).fill('My own idea')
  await saved(page)

  await page.goto(`/new?remix=${source}`)
  await expect(field(page)).toHaveValue('The source')
  await page.waitForTimeout(1_500)
  expect(await storedPrompts('My own idea')).not.toHaveLength(0)
  await field(page).fill('The source, at night')
  await expect(draft(page)).toContainText('Your draft from before is kept')
  await expect(page, 'the address follows').toHaveURL(/\/new\?setup=[\w-]+$/)
  await saved(page)
  await page.reload()
  await expect(field(page), 'a reload loses nothing').toHaveValue('The source, at night')
  await expect(page.getByText(/960 × 540 px/)).toBeVisible()
  await page.getByRole('button', { name: 'Generate' }).click()
  await page.waitForURL(/\/jobs\//)
  const [made] = await sql<{ source: string }>(
    'select source_id as source from job where id = $1',
    [page.url().split('/').at(-1)],
  )
  expect(made?.source, 'nor where it came from').toBe(source)
})
