import { expect, test } from '@playwright/test'
import { jobOf, jobsOf, signUpBy, submit } from '../portal.ts'
import { outage, tasksWith } from '../upstream.ts'

test('a job that cannot be sent waits, is canceled unsent, and a retry is sent when it can be', async ({
  page,
}) => {
  test.setTimeout(90_000)
  await signUpBy(page.request)
  const prompt = `A fountain at noon ${crypto.randomUUID()}`
  await outage(15_000)
  const jobId = await submit(page.request, prompt)
  await page.goto(`/jobs/${jobId}`)
  await expect(page.getByText('MiniMax cannot be reached right now.').first()).toBeVisible()
  const cancel = page.getByRole('button', { name: 'Cancel', exact: true })
  await expect(async () => {
    const state = async () => (await jobOf(page.request, jobId)).state
    if ((await state()) !== 'canceled') await cancel.click({ timeout: 3_000 })
    expect(await state()).toBe('canceled')
  }).toPass({ timeout: 30_000 }) // between two tries to send it, it is being sent
  await expect(page.getByText('Canceled', { exact: true }).first()).toBeVisible()
  await expect(cancel).toBeHidden()

  await page.getByRole('button', { name: 'Retry' }).click()
  await page.waitForURL((url) => url.pathname.includes('/jobs/') && !url.pathname.endsWith(jobId))
  await expect(page.getByText('Done', { exact: true }).first()).toBeVisible({ timeout: 60_000 })
  expect(await tasksWith(prompt)).toHaveLength(1)
  expect((await jobsOf(page.request)).map(({ state }) => state)).toEqual(['done', 'canceled'])
})
