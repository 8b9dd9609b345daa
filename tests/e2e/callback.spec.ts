import { setTimeout as wait } from 'node:timers/promises'
import { type APIRequestContext, expect, test } from '@playwright/test'
import { nothingSerious } from './axe.ts'
import { sql } from './database.ts'
import { signUp } from './people.ts'
import { jobOf, newcomer, reached, submit } from './portal.ts'
import { accepted, queriesWith, tasksWith, words } from './upstream.ts'

/** A push says what it likes: only what MiniMax answers to our own key changes a job. */

test.describe.configure({ mode: 'default' })

/** A challenge of a test before, answered too late on a busy machine, would keep callbacks away for ten minutes. */
test.beforeEach(() => sql('update upstream set callback_error_at = null'))

const push = (request: APIRequestContext, address: string, body: object | string) =>
  request.post(address, {
    headers: { 'content-type': 'application/json' },
    data: typeof body === 'string' ? body : JSON.stringify(body),
  })

const ok = { status_code: 0, status_msg: 'success' }

test('an address that is not ours to the last letter is not found, whatever is sent to it', async ({
  playwright,
  request,
}) => {
  const person = await newcomer(playwright)
  const prompts = ['A gate opens', 'Another gate opens'].map(
    (prompt) => `${prompt} ${crypto.randomUUID()} ${words.endless}`,
  )
  for (const prompt of prompts) await submit(person, prompt)
  const [one, other] = await Promise.all(prompts.map(accepted))
  const [address = '', otherAddress = ''] = [one?.callbackUrl, other?.callbackUrl]
  const [kid, attempt, mac] = (address.split('/').at(-1) ?? '').split('.')
  const otherMac = otherAddress.split('.').at(-1)
  const at = (token: string) => address.replace(/[^/]+$/, token)
  const wrong = [
    at(`${kid}.${attempt}.${mac?.slice(0, -2)}${mac?.endsWith('AA') ? 'BB' : 'AA'}`),
    at(`${kid}.${attempt}.${otherMac}`),
    at(`b.${attempt}.${mac}`),
    at(`${kid}.${attempt}.`),
    at(`${kid}.${crypto.randomUUID()}.${mac}`),
    at('x'),
  ]
  for (const url of wrong) {
    for (const body of [{ challenge: 'c' }, 'no json', 'x'.repeat(1024 * 1024)]) {
      const answer = await push(request, url, body)
      expect(answer.status(), url).toBe(404)
      expect((await answer.json()).error.code).toBe('not_found')
    }
  }
  const right = await push(request, address, { challenge: 'c-1' })
  expect([right.status(), await right.json()]).toEqual([200, { challenge: 'c-1' }])
})

test('a push that lies rings the bell, and the job stays what the query says', async ({
  playwright,
  request,
}) => {
  const person = await newcomer(playwright)
  const prompt = `A lie is told ${crypto.randomUUID()} ${words.counted}`
  const jobId = await submit(person, prompt)
  const { taskId, callbackUrl } = await accepted(prompt)
  await reached(person, jobId, 'rendering')
  const success = { task_id: taskId, status: 'success', file_id: '4711', base_resp: ok }
  const lies = [
    success,
    { ...success, status: 'failed', file_id: '' },
    { ...success, status: 'Fail', base_resp: { status_code: 1026, status_msg: 'input' } },
    { ...success, task_id: '999999999999999' },
    success,
    success,
    { ...success, status: 'processing', file_id: '' },
  ]
  for (const lie of lies) {
    const before = await queriesWith(words.counted)
    const answer = await push(request, callbackUrl, lie)
    expect(answer.status()).toBe(200)
    await expect
      .poll(() => queriesWith(words.counted), { timeout: 9_000 }) // sooner than the poll would ask
      .toBeGreaterThan(before)
    expect(await jobOf(person, jobId)).toMatchObject({
      state: 'rendering',
      failure: null,
      video: null,
    })
  }
})

test('what comes when the job is done changes nothing any more', async ({
  playwright,
  request,
}) => {
  const person = await newcomer(playwright)
  const prompt = `A late word ${crypto.randomUUID()}`
  const jobId = await submit(person, prompt)
  await reached(person, jobId, 'done')
  const done = await jobOf(person, jobId)
  const { taskId, callbackUrl } = await accepted(prompt)
  for (const status of ['processing', 'failed', 'success', 'success']) {
    const answer = await push(request, callbackUrl, { task_id: taskId, status, base_resp: ok })
    expect(answer.status()).toBe(200)
  }
  await wait(1_500)
  expect(await jobOf(person, jobId)).toEqual(done)
})

test("a push cannot give a job another job's task; its own brings the lost take back", async ({
  playwright,
  request,
}) => {
  const person = await newcomer(playwright)
  const owned = `A boat of one ${crypto.randomUUID()}`
  const doneId = await submit(person, owned)
  await reached(person, doneId, 'done')
  const lost = `A boat of another ${crypto.randomUUID()} ${words.lost}`
  const lostId = await submit(person, lost)
  const [{ taskId: othersTask }, { taskId: ownTask, callbackUrl }] = await Promise.all([
    accepted(owned),
    accepted(lost),
  ])
  const told = (task_id: string) =>
    push(request, callbackUrl, { task_id, status: 'success', base_resp: ok })
  expect((await told(othersTask)).status()).toBe(200)
  await wait(3_000)
  expect(await jobOf(person, lostId)).toMatchObject({ state: 'submitting', video: null })
  expect((await told(ownTask)).status()).toBe(200)
  await reached(person, lostId, 'done')
  expect(await tasksWith(lost)).toHaveLength(1)
})

test('a push whose attempt is gone is well received, and who runs the instance sees its task', async ({
  page,
  playwright,
  request,
}) => {
  const person = await newcomer(playwright)
  const prompt = `A door without a house ${crypto.randomUUID()} ${words.endless}`
  const jobId = await submit(person, prompt)
  const { callbackUrl } = await accepted(prompt)
  await reached(person, jobId, 'rendering')
  await sql('delete from job where id = $1', [jobId]) // as a restored backup has it
  const task_id = crypto.randomUUID()
  for (const status of ['processing', 'success']) {
    const answer = await push(request, callbackUrl, { task_id, status, base_resp: ok })
    expect([answer.status(), await answer.json()]).toEqual([200, { status: 'success' }])
  }
  expect((await push(request, callbackUrl, { challenge: 'c' })).status()).toBe(404)
  const { email } = await signUp(page)
  await sql('update "user" set is_administrator = true where email = $1', [email])
  await page.goto('/admin')
  const section = page.locator('section', { hasText: 'tasks this database does not know' })
  await expect(section.getByRole('row', { name: task_id })).toHaveText(/2$/)
  await nothingSerious(page, '/admin with orphans')
})

test('a body of a megabyte is too large, and one that is no JSON is a bad request', async ({
  playwright,
  request,
}) => {
  const person = await newcomer(playwright)
  const prompt = `A heavy load ${crypto.randomUUID()} ${words.endless}`
  const jobId = await submit(person, prompt)
  const { callbackUrl } = await accepted(prompt)
  const padding = 'x'.repeat(1024 * 1024)
  const bodies: [object | string, number][] = [
    [{ challenge: 'c', padding }, 413],
    ['<html>Bad Gateway</html>', 400],
    ['', 400],
    ['{"task_id":', 400],
    ['[]', 400],
    [{ challenge: 1 }, 400],
  ]
  for (const [body, status] of bodies) {
    const answer = await push(request, callbackUrl, body)
    expect(answer.status(), JSON.stringify(body).slice(0, 40)).toBe(status)
    expect((await answer.json()).error.message).toMatch(/\w.*\.$/)
  }
  expect((await jobOf(person, jobId)).failure).toBeNull()
})
