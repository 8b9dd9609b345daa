import { randomBytes, randomUUID } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import AxeBuilder from '@axe-core/playwright'
import { expect, type Page, test } from '@playwright/test'
import { call } from './actions.ts'
import { sql } from './database.ts'
import { generate, inWorkspace, signUp } from './people.ts'
import { newcomer } from './portal.ts'
import { dataDir } from './product.ts'

/** A key that stands out wherever it turns up. */
const canary = () => `canary-${randomBytes(12).toString('hex')}`

/** Every byte that the browser gets, whatever it is. */
function received(page: Page): { bodies: Promise<string>[] } {
  const bodies: Promise<string>[] = []
  page.on('response', (response) => {
    const headers = response.allHeaders().then((all) => JSON.stringify(all), nothing)
    const body = response.body().then((bytes) => bytes.toString('latin1'), nothing)
    bodies.push(Promise.all([headers, body]).then((parts) => response.url() + parts.join('\n')))
  })
  return { bodies }
}

const nothing = () => ''

async function openKeys(page: Page): Promise<void> {
  await page.goto('/settings')
  await page.getByRole('link', { name: 'Upstream key' }).click()
  await expect(page).toHaveURL(inWorkspace('/keys'))
}

test('a key is brought, tested, used, replaced and removed, and is seen nowhere', async ({
  page,
}) => {
  test.setTimeout(180_000)
  const [first, second, bad] = [canary(), canary(), `${canary()}-expired`]
  const { bodies } = received(page)
  await signUp(page)
  await openKeys(page)
  await expect(page.getByText('The sandbox on this machine')).toBeVisible()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

  const key = page
    .getByRole('textbox', { name: 'Key', exact: true })
    .or(page.locator('[name=apiKey]'))
  await key.first().fill(bad)
  await page.getByRole('button', { name: 'Save key' }).click()
  await expect(page.getByText('The provider refuses this key.')).toBeVisible()
  await key.first().fill(first)
  await page.getByRole('button', { name: 'Test the key' }).click()
  await expect(page.getByText('The key works.')).toBeVisible()
  await page.getByRole('button', { name: 'Save key' }).click()
  await expect(page.getByText(first.slice(-4))).toBeVisible()
  await expect(key.first()).toHaveValue('')
  await page.getByRole('spinbutton', { name: 'Calls a minute' }).first().fill('0')
  await page.getByRole('button', { name: 'Save limits' }).click()
  await expect(page.getByText('Give a whole number from 1 to 1000.')).toBeVisible()
  await page.getByRole('spinbutton', { name: 'Calls a minute' }).first().fill('100')
  await page.getByRole('button', { name: 'Save limits' }).click()
  await expect(page.getByText('They hold from the next call.')).toBeVisible()
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([])

  const jobId = await generate(page, 'With a key of our own')
  await expect(page.getByText('Done', { exact: true }).first()).toBeVisible({ timeout: 60_000 })
  const [attempt] = await sql<{ own: boolean }>(
    `select a.account_id in (select account_id from upstream_key) as own from attempt a where a.job_id = $1`,
    [jobId],
  )
  expect(attempt?.own).toBe(true)
  await openKeys(page)
  await key.first().fill(second)
  await page.getByRole('button', { name: 'Replace key' }).click()
  await expect(page.getByText(second.slice(-4))).toBeVisible()
  await page.getByRole('button', { name: 'Remove key' }).click()
  await page.getByRole('dialog').getByRole('button', { name: 'Remove key' }).click()
  await expect(page.getByText('The sandbox on this machine')).toBeVisible()
  await page.goto('/operations')
  await page.goto('/')

  await page.close() // ends the event stream, whose body would never come
  const found = (await Promise.all(bodies)).join('\n')
  expect(found, 'what the browser got was kept').toContain('With a key of our own')
  const dump = await databaseDump()
  expect(dump, 'the dump has the rows').toContain(jobId)
  const files = [
    ...contentsOf('.next/static'),
    ...contentsOf('.next/server'),
    ...contentsOf(dataDir, /(^|\/)(postgres|secrets)\//),
  ]
  expect(files.length).toBeGreaterThan(50)
  for (const planted of [first, second, bad]) {
    const forms = [
      planted,
      Buffer.from(planted).toString('base64').slice(0, 20),
      Buffer.from(planted).toString('hex'),
    ]
    for (const form of forms) {
      expect(found.includes(form), 'the browser').toBe(false)
      expect(dump.includes(form), 'the database').toBe(false)
      expect(files.filter((file) => file.includes(form)).length, 'the files').toBe(0)
    }
  }
})

test('a member has no way to the key of their workspace, and nobody to another one’s', async ({
  playwright,
}) => {
  const [owner, member, stranger] = await Promise.all(
    ['Olga', 'Max', 'Eve'].map((name) => newcomer(playwright, name)),
  )
  if (!owner || !member || !stranger) throw new Error('nobody came')
  const [place] = await sql<{ id: string; slug: string }>(
    `select w.id, w.slug from workspace w join member m on m.workspace_id = w.id join "user" u on u.id = m.user_id where u.email = $1`,
    [owner.email],
  )
  await sql(
    `insert into member (workspace_id, user_id, role) select $1, id, 'member' from "user" where email = $2`,
    [place?.id, member.email],
  )
  const given = {
    workspace: place?.slug ?? '',
    provider: 'minimax',
    apiKey: `key-${randomUUID()}`,
    rpm: '5',
    concurrency: '5',
  }
  for (const [person, code] of [
    [member, 'not_allowed'],
    [stranger, 'not_found'],
  ] as const) {
    expect((await person.get(`/w/${place?.slug}/keys`)).status()).toBe(404)
    for (const name of [
      'saveUpstreamKey',
      'testUpstreamKey',
      'changeUpstreamLimits',
      'removeUpstreamKey',
      'resumeUpstream',
    ]) {
      const { text } = await call(person, name, formOf(given))
      expect([name, text.includes(`"code":"${code}"`)]).toEqual([name, true])
      expect(text).not.toContain(given.apiKey)
    }
  }
  expect(await sql('select from upstream_key where workspace_id = $1', [place?.id])).toEqual([])
})

function formOf(values: Record<string, string>): FormData {
  const form = new FormData()
  // useActionState gives the state of before first; the form is the second argument.
  for (const [name, value] of Object.entries(values)) form.append(name, value)
  return form
}

/** Every row of every table as text, bytes as hexadecimal. */
async function databaseDump(): Promise<string> {
  const tables = await sql<{ name: string }>(
    `select format('%I.%I', schemaname, tablename) as name from pg_tables where schemaname = 'public'`,
  )
  const rows = await Promise.all(
    tables.map(({ name }) => sql<{ row: string }>(`select t::text as row from ${name} t`)),
  )
  return rows
    .flat()
    .map(({ row }) => row)
    .join('\n')
}

function contentsOf(directory: string, skip = /^$/): string[] {
  return readdirSync(directory, { recursive: true, withFileTypes: true }).flatMap((entry) => {
    const path = join(entry.parentPath, entry.name)
    return entry.isFile() && !skip.test(path) ? [readFileSync(path, 'latin1')] : []
  })
}
