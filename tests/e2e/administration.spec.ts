import { randomUUID } from 'node:crypto'
import { type APIRequestContext, expect, test } from '@playwright/test'
import { call } from './actions.ts'
import { nothingSerious } from './axe.ts'
import { appoint, sql } from './database.ts'
import { inWorkspace, password, signUp } from './people.ts'
import { jobsOf, newcomer, signUpBy } from './portal.ts'
import { origin } from './product.ts'

const paths = ['/admin', '/admin/accounts', '/admin/workspaces']

test('for anybody else there is no administration', async ({ page, playwright }) => {
  for (const path of paths)
    expect((await page.request.get(path, { maxRedirects: 0 })).status()).toBe(307)
  const other = await newcomer(playwright)
  const [target] = await sql<{ id: string }>('select id from "user" where email = $1', [
    other.email,
  ])
  const { email } = await signUpBy(page.request)
  await appoint(email, false)
  for (const path of paths) {
    await page.goto(path)
    await expect(page.getByRole('heading', { name: 'Not found' })).toBeVisible()
  }
  for (const name of ['suspendAccount', 'suspendWorkspace', 'dropSecondFactorOf']) {
    const form = new FormData()
    form.append('id', target?.id ?? '')
    form.append('suspended', 'yes')
    const { answer } = await call(page.request, name, form)
    expect([name, answer]).toMatchObject([name, { ok: false, error: { code: 'not_found' } }])
  }
  expect(await jobsOf(other)).toEqual([])
  await page.goto('/operations')
  await expect(page.getByRole('heading', { name: 'Queue' })).toBeVisible()
  await expect(page.getByRole('heading', { name: 'Processes' })).toHaveCount(0)
  await expect(page.getByRole('heading', { name: 'MiniMax', exact: true })).toHaveCount(0)
})

test('an administrator suspends an account: its sessions and open streams end at once', async ({
  page,
  playwright,
}) => {
  const { email } = await signUp(page)
  await appoint(email)
  const victim = await newcomer(playwright, 'Vera')
  const stream = await streamOf(victim)
  await page.goto('/settings')
  await page.getByRole('link', { name: 'Administration' }).click()
  await expect(page.getByRole('heading', { name: 'Processes' })).toBeVisible()
  await page.getByRole('link', { name: 'Accounts' }).click()
  await page.getByRole('searchbox', { name: 'Name or email' }).fill(victim.email)
  await page.keyboard.press('Enter')
  await page.getByRole('button', { name: `Suspend ${victim.email}` }).click()
  await expect(page.getByText('Suspended', { exact: true })).toBeVisible()
  expect((await victim.get('/api/jobs')).status()).toBe(401)
  expect(await stream.ended).toBe(true)

  const form = new FormData()
  for (const [name, value] of Object.entries({ email: victim.email, password, next: '/' }))
    form.append(name, value)
  const { answer } = await call(victim, 'signIn', form)
  expect(answer).toMatchObject({ ok: false, error: { code: 'account_suspended' } })
  await page.getByRole('button', { name: `Let ${victim.email} in again` }).click()
  await expect(page.getByRole('button', { name: `Suspend ${victim.email}` })).toBeVisible()
  expect((await call(victim, 'signIn', form)).redirect).toBeTruthy()

  await page.getByRole('searchbox').fill(email)
  await page.keyboard.press('Enter')
  await expect(page.getByText(email)).toBeVisible()
  await expect(page.getByRole('button', { name: /^Suspend/ })).toHaveCount(0)
  const actions = await sql<{ action: string }>(
    `select action from audit where workspace_id = '00000000-0000-0000-0000-000000000000'
     and subject_id = (select id::text from "user" where email = $1) order by seq`,
    [victim.email],
  )
  expect(actions.map(({ action }) => action)).toEqual(['account.suspended', 'account.resumed'])
})

test('a suspended workspace is there for nobody, until it is let in again', async ({
  page,
  playwright,
}) => {
  const { email } = await signUp(page)
  await appoint(email)
  const name = `Team ${randomUUID().slice(0, 8)}`
  const owner = await newcomer(playwright, name)
  await page.goto(`/admin/workspaces?q=${encodeURIComponent(name)}`)
  await page.getByRole('button', { name: `Suspend ${name}` }).click()
  await expect(page.getByText('Suspended', { exact: true })).toBeVisible()
  expect((await owner.get('/api/jobs')).status()).toBe(404)
  await page.getByRole('button', { name: `Let ${name} in again` }).click()
  await expect(page.getByRole('button', { name: `Suspend ${name}` })).toBeVisible()
  expect((await owner.get('/api/jobs')).status()).toBe(200)
  for (const path of paths) {
    await page.goto(path)
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await nothingSerious(page, path)
  }
  await page.getByRole('link', { name: 'To the portal' }).click()
  await expect(page).toHaveURL(inWorkspace(''))
})

/** An open event stream of the person; `ended` says whether the server closes it. */
async function streamOf(person: APIRequestContext): Promise<{ ended: Promise<boolean> }> {
  const { cookies } = await person.storageState()
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const { body } = await fetch(`${origin}/api/events`, { headers: { cookie } })
  const reader = body?.getReader()
  await reader?.read()
  const closed = async () => {
    while (reader && !(await reader.read()).done);
    return true
  }
  const late = new Promise<boolean>((resolve) => setTimeout(() => resolve(false), 20_000))
  return { ended: Promise.race([closed(), late]) }
}
