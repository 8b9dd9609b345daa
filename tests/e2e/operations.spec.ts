import { randomUUID } from 'node:crypto'
import { expect, test } from '@playwright/test'
import common from '#messages/en/common.json' with { type: 'json' }
import errors from '#messages/en/errors.json' with { type: 'json' }
import failures from '#messages/en/failures.json' with { type: 'json' }
import operations from '#messages/en/operations.json' with { type: 'json' }
import { appoint } from './database.ts'
import { givenUp, jobOf, reached, signUpBy, submit } from './portal.ts'
import { accepted, tasksWith, words } from './upstream.ts'

const { attention, upstream, processes } = operations

test('what nobody can tell waits for a person, who binds the task of one and writes off the other', async ({
  page,
}) => {
  test.setTimeout(120_000)
  const { email } = await signUpBy(page.request)
  await appoint(email, false)
  const taken = `A ferry at the pier ${randomUUID()} ${words.lost}`
  const gone = `A gull over the pier ${randomUUID()} ${words.lost}`
  const [takenId, goneId] = [await submit(page.request, taken), await submit(page.request, gone)]
  await Promise.all([givenUp(page.request, takenId), givenUp(page.request, goneId)])

  await page.goto('/')
  for (const prompt of [taken, gone]) {
    const tile = page.getByRole('article', { name: prompt })
    await expect(tile.getByText(common.state.attention, { exact: true })).toBeVisible()
    await expect(tile.getByText(failures.outcome_unknown)).toBeVisible()
  }

  await page.goto('/operations')
  const one = page.getByRole('listitem').filter({ hasText: taken })
  const other = page.getByRole('listitem').filter({ hasText: gone })
  await expect(one.getByText(attention.by.replace('{name}', 'Mira'))).toBeVisible()
  const since = (await one.locator('time').first().getAttribute('datetime')) ?? ''
  expect(Math.abs(Date.now() - Date.parse(since))).toBeLessThan(60_000)
  await expect(other).toBeVisible()

  const task = one.getByLabel(attention.bind.label)
  await task.fill('424242')
  await one.getByRole('button', { name: attention.bind.action }).click()
  await expect(one.getByText(errors.task_not_confirmed)).toBeVisible()
  await expect(task).toHaveAttribute('aria-invalid', 'true')
  expect((await jobOf(page.request, takenId)).state).toBe('attention')

  await task.fill((await accepted(taken)).taskId)
  await one.getByRole('button', { name: attention.bind.action }).click()
  await expect(one).toBeHidden()
  await reached(page.request, takenId, 'done')

  await other.getByLabel(attention.writeOff.label).fill('It is not in the bill')
  await other.getByRole('button', { name: attention.writeOff.action }).click()
  await expect(page.getByText(attention.empty)).toBeVisible()
  await page.goto('/')
  const tile = page.getByRole('article', { name: gone })
  await expect(tile.getByText(common.state.failed, { exact: true })).toBeVisible()
  await expect(tile.getByText(failures.written_off)).toBeVisible()
  await expect(
    page.getByRole('article', { name: taken }).getByText(common.state.done),
  ).toBeAttached()
  for (const prompt of [taken, gone])
    expect(await tasksWith(prompt), 'none was sent twice').toHaveLength(1)

  await page.goto(`/jobs/${goneId}`)
  await expect(page.getByRole('alert').filter({ hasText: failures.written_off })).toBeVisible()
  await expect(page.getByText('It is not in the bill')).toBeVisible()
})

test('how the upstream and the processes are is shown to who administers the instance, and to no owner', async ({
  page,
}) => {
  const { email } = await signUpBy(page.request)
  await appoint(email, false)
  const titles = [upstream.title, processes.title].map((name) =>
    page.getByRole('heading', { name, exact: true }),
  )
  await page.goto('/operations')
  await expect(page.getByRole('heading', { name: operations.queue.title })).toBeVisible()
  for (const title of titles) await expect(title).toHaveCount(0)
  await appoint(email)
  await page.reload()
  for (const title of titles) await expect(title.first()).toBeVisible()
  await expect(page.getByText(upstream.lastOk).first()).toBeVisible()
  await expect(page.getByText(processes.kinds.worker, { exact: true }).first()).toBeVisible()
})
