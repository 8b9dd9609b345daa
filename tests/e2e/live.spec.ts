import { expect, test } from '@playwright/test'
import { reached, signUpBy, submit } from './portal.ts'
import { words } from './upstream.ts'

test('a page that lost its network catches up on everything by itself', async ({
  page,
  context,
  playwright,
}) => {
  test.setTimeout(90_000)
  await signUpBy(page.request)
  const elsewhere = await playwright.request.newContext({
    baseURL: new URL((await page.request.get('/api/health')).url()).origin,
    storageState: await page.request.storageState(),
  })
  const first = await submit(elsewhere, `Before the tunnel ${words.endless}`)
  await page.goto('/')
  const tile = (name: RegExp) => page.getByRole('article', { name })
  await expect(tile(/^Before the tunnel/).getByText('Rendering', { exact: true })).toBeVisible()

  const documents: string[] = []
  page.on('request', (request) => {
    if (request.resourceType() === 'document') documents.push(request.url())
  })
  await context.setOffline(true)
  const inTunnel = await submit(elsewhere, 'Inside the tunnel')
  const refused = await submit(elsewhere, 'Inside it, refused sandbox:refuse-input')
  await reached(elsewhere, inTunnel, 'done')
  await reached(elsewhere, refused, 'failed')
  await expect(page.getByText(/^Not connected/)).toBeVisible({ timeout: 20_000 })
  await context.setOffline(false)

  await expect(tile(/^Inside the tunnel/)).toBeVisible({ timeout: 20_000 })
  await expect(tile(/^Inside it, refused/).getByText('Failed', { exact: true })).toBeVisible()
  await expect(page.getByText(/^Not connected/)).toBeHidden()
  await expect(page.getByRole('article')).toHaveCount(3)
  const after = await submit(elsewhere, 'After the tunnel')
  await expect(tile(/^After the tunnel/)).toBeVisible()
  await reached(elsewhere, after, 'done')
  expect(documents, 'the page was never loaded again').toEqual([])
  expect(first).not.toBe(after)
})
