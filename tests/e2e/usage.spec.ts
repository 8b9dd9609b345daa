import { readFileSync } from 'node:fs'
import { expect, type Page, test } from '@playwright/test'
import { parseCsv } from '#lib/csv.ts'
import { sql } from './database.ts'
import { setLimit, signUp } from './people.ts'

/** Four days of a workspace's spending: as many members as there are, and a project that looks like a formula. */
async function spend(email: string): Promise<void> {
  const [place] = await sql<{ workspace: string; person: string }>(
    `select m.workspace_id as workspace, m.user_id as person from member m join "user" u on u.id = m.user_id where u.email = $1`,
    [email],
  )
  await sql(
    `insert into project (id, workspace_id, name, colour) values (gen_random_uuid(), $1::uuid, '=HYPERLINK("http://x")', 'red'),
       (gen_random_uuid(), $1::uuid, 'Autumn, and "winter"', 'teal')`,
    [place?.workspace],
  )
  await sql(
    `insert into usage_day (workspace_id, day, user_id, project_id, model, resolution, duration_seconds, held_micros,
       charged_micros, lost_micros, asked, done, failed, canceled, deleted)
     select $1::uuid, (now() at time zone 'UTC')::date - d, $2::uuid, p.id, 'MiniMax-Hailuo-02', '512P', 6, 100000 * d,
       1234567890::bigint * d + length(p.name), 330000, 9, 5, 2, 1, 1
     from project p, generate_series(0, 3) d where p.workspace_id = $1::uuid`,
    [place?.workspace, place?.person],
  )
}

/** What the table says, row by row, without the sign of the dollar and the commas of thousands. */
async function tableOf(page: Page): Promise<string[][]> {
  const rows = await page
    .locator('table tr')
    .evaluateAll((all) => all.map((row) => [...row.children].map((cell) => cell.textContent ?? '')))
  return rows.map((row) =>
    row.map((text, at) => (at === 0 ? text : text.replace(/^\$/, '').replaceAll(',', ''))),
  )
}

test('the file of the usage page is the table of its screen, cell by cell, and runs no formula', async ({
  page,
}) => {
  const { email } = await signUp(page)
  await page.goto('/usage')
  await expect(page.getByText('Nothing was asked for in these days')).toBeVisible()
  await spend(email)
  for (const by of ['Day', 'Member', 'Project', 'Model', 'Outcome']) {
    await page.goto('/usage?range=30days')
    await page.getByRole('link', { name: by, exact: true }).click()
    await expect(page.getByRole('columnheader', { name: by, exact: true })).toBeVisible()
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Download CSV' }).click()
    const file = parseCsv(readFileSync(await (await download).path(), 'utf8'))
    const shown = await tableOf(page)
    expect(shown.length).toBeGreaterThan(2)
    const asShown = file.map((row) =>
      row.map((text) => text.replace(/ \(USD\)$/, '').replace(/^'=/, '=')),
    )
    expect(asShown).toEqual(shown)
    expect(file.flat().filter((text) => text.startsWith('='))).toEqual([])
  }
})

test('an invoice is compared, and a file that is none is refused in words', async ({ page }) => {
  await signUp(page)
  await page.goto('/usage')
  const invoice = page.getByLabel('Invoice, CSV')
  const compare = page.getByRole('button', { name: 'Compare' })
  const file = (text: string) => ({
    name: 'invoice.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(text),
  })
  await invoice.setInputFiles(file('hello\n'))
  await compare.click()
  await expect(page.getByText('No task ids and amounts were found')).toBeVisible()
  await invoice.setInputFiles(file('task_id,amount\n4711,0.28\n'))
  await compare.click()
  await expect(page.getByText('1 line read.')).toBeVisible()
  await expect(page.getByRole('cell', { name: '4711' })).toBeVisible()
})

test('a project that is made is offered where videos are asked for, and its making is in the audit', async ({
  page,
}) => {
  await signUp(page)
  await page.goto('/new')
  await expect(page.getByLabel('Project')).toHaveCount(0)
  await page.goto('/projects')
  await page.getByRole('textbox', { name: 'Name' }).fill('Autumn')
  await page.getByRole('button', { name: 'Create project' }).click()
  await expect(page.getByRole('link', { name: 'Autumn' })).toBeVisible()
  await page.goto('/new')
  await page.getByLabel('Project').selectOption('Autumn')
  await page.goto('/')
  await page.getByLabel('Project').selectOption('Autumn')
  await expect(page).toHaveURL(/\?project=[0-9a-f-]{36}$/)
  await page.goto('/audit')
  await expect(page.locator('ol').getByText('Made a project')).toBeVisible()
  await page.getByRole('button', { name: 'Check the chain' }).click()
  await expect(page.getByText(/The chain is intact: \d+ lines? checked/)).toBeVisible()
  await setLimit(page, '2.00')
  await page.goto('/audit')
  const line = page.locator('ol > li').first()
  await expect(line).toContainText('Set a budget')
  await expect(line.locator('dl')).toHaveText(
    'Limit$2.00Periodeach monthRefuses when used upOnOwn capOff',
  )
})
