import { randomUUID } from 'node:crypto'
import { type APIRequestContext, expect, test } from '@playwright/test'
import { call } from './actions.ts'
import { letAnswersBeGivenUp } from './database.ts'
import { password } from './people.ts'
import { jobOf, newcomer, reached, signUpBy, smallest, submit, upload } from './portal.ts'
import { builtActions, builtRoutes, origin } from './product.ts'
import { listen } from './stream.ts'
import { tasksWith, words } from './upstream.ts'

/** What is another account's is not found: at every address and by every action that the build has. */

test.describe.configure({ mode: 'default' })

type Person = APIRequestContext
let owner: Person
let stranger: Person
let nobody: Person
/** Stands in all that is the owner's, and must never reach anybody else. */
const canary = `canary-${randomUUID()}`
const own = { done: '', failed: '', deleted: '', endless: '', lost: '', frame: '', session: '' }

test.beforeAll(async ({ playwright }) => {
  test.setTimeout(180_000)
  owner = await newcomer(playwright, `Owner ${canary}`)
  stranger = await newcomer(playwright, 'Stranger')
  nobody = await playwright.request.newContext({ baseURL: origin })
  const ask = (prompt: string) => submit(owner, `${canary} ${prompt}`)
  own.frame = await upload(owner)
  own.lost = await ask(words.lost)
  own.endless = await ask(words.endless)
  own.failed = await ask('sandbox:refuse-input')
  own.deleted = await ask('to be deleted')
  own.done = await ask('a quiet lake')
  for (const id of [own.deleted, own.done]) await reached(owner, id, 'done')
  await reached(owner, own.failed, 'failed')
  await call(owner, 'deleteJob', { jobId: own.deleted })
  await expect
    .poll(
      async () => {
        await letAnswersBeGivenUp(own.lost)
        return (await jobOf(owner, own.lost)).state
      },
      { timeout: 60_000 },
    )
    .toBe('attention')
  const settings = await (await owner.get('/settings')).text()
  own.session = settings.match(/"session":\{"id":"([0-9a-f-]{36})"/)?.[1] ?? randomUUID()
})

/** Whether the owner sees something there that nobody else may. */
type Seen = { path: () => string; own: number }
const at = (path: string, status = 200): Seen => ({ path: () => path, own: status })
const of = (path: (id: typeof own) => string, status = 200): Seen => ({
  path: () => path(own),
  own: status,
})

/** Every route of the build, with the addresses at which it is asked for what is the owner's. */
const routes: Record<string, { kind: 'page' | 'bytes' | 'list' | 'open'; asked: Seen[] }> = {
  '/(auth)/sign-in/page': { kind: 'open', asked: [] },
  '/(auth)/sign-up/page': { kind: 'open', asked: [] },
  '/_global-error/page': { kind: 'open', asked: [] },
  '/_not-found/page': { kind: 'open', asked: [] },
  '/icon.svg/route': { kind: 'open', asked: [] },
  '/api/health/route': { kind: 'open', asked: [] },
  '/api/ready/route': { kind: 'open', asked: [] },
  // The address is the credential: callback.spec.ts
  '/api/minimax/callback/[token]/route': { kind: 'open', asked: [] },
  '/api/auth/[...nextauth]/route': { kind: 'open', asked: [] },
  '/(portal)/page': {
    kind: 'list',
    asked: [at('/'), at('/?state=done'), of(({ done }) => `/?after=${next(done)}`)],
  },
  '/(portal)/jobs/[id]/page': {
    kind: 'page',
    asked: [
      of(({ done }) => `/jobs/${done}`),
      of(({ lost }) => `/jobs/${lost}`),
      of(({ deleted }) => `/jobs/${deleted}`),
    ],
  },
  '/(portal)/new/page': { kind: 'list', asked: [of(({ done }) => `/new?remix=${done}`)] },
  '/(portal)/operations/page': { kind: 'list', asked: [at('/operations')] },
  '/(portal)/settings/page': { kind: 'list', asked: [at('/settings')] },
  '/api/events/route': { kind: 'list', asked: [] }, // a test of its own below
  '/api/frames/route': { kind: 'list', asked: [] }, // takes, gives nothing
  '/api/frames/[id]/route': {
    kind: 'bytes',
    asked: [
      of(({ frame }) => `/api/frames/${frame}`),
      of(({ frame }) => `/api/frames/${frame}?size=small`),
    ],
  },
  '/api/jobs/[id]/poster/route': {
    kind: 'bytes',
    asked: [of(({ done }) => `/api/jobs/${done}/poster`)],
  },
  '/api/jobs/[id]/video/route': {
    kind: 'bytes',
    asked: [
      of(({ done }) => `/api/jobs/${done}/video`),
      of(({ done }) => `/api/jobs/${done}/video?download`),
      of(({ deleted }) => `/api/jobs/${deleted}/video`),
    ],
  },
  '/api/jobs/route': {
    kind: 'list',
    asked: [at('/api/jobs?limit=100'), of(({ done }) => `/api/jobs?after=${next(done)}`)],
  },
}

/** An id just behind `id`, so that a page of the history after it begins with `id`. */
function next(id: string): string {
  return `${id.slice(0, -12)}ffffffffffff`
}

test('the list of routes above is the list of the build', () => {
  expect(builtRoutes().sort()).toEqual(Object.keys(routes).sort())
})

for (const [route, { kind, asked }] of Object.entries(routes)) {
  for (const [index, { path, own: status }] of asked.entries()) {
    test(`${route} gives its owner (${index + 1}) what it gives nobody else`, async () => {
      const mine = await owner.get(path())
      expect(mine.status()).toBe(status)
      if (kind !== 'bytes') expect(await mine.text()).toContain(canary)

      for (const headers of [{}, { rsc: '1' }, { range: 'bytes=0-99' }]) {
        const theirs = await stranger.get(path(), { headers })
        expect(theirs.status()).toBe(kind === 'bytes' ? 404 : 200)
        await expectNothingOfTheOwner(theirs)
        if (kind === 'bytes') expect((await theirs.json()).error.code).toBe('not_found')
      }
      if (kind === 'bytes') expect((await stranger.head(path())).status()).toBe(404)

      const anonymous = await nobody.get(path(), { maxRedirects: 0 })
      await expectNothingOfTheOwner(anonymous)
      if (path().startsWith('/api/')) expect(anonymous.status()).toBe(401)
      else {
        expect(anonymous.status()).toBe(307)
        expect(anonymous.headers().location).toMatch(/^(http:\/\/[^/]+)?\/sign-in/)
      }
    })
  }
}

test("another's job opens as the page that says there is nothing", async ({ page }) => {
  await signUpBy(page.request)
  for (const id of [own.done, 'none']) {
    await page.goto(`/jobs/${id}`)
    await expect(page.getByRole('heading', { level: 1, name: 'Not found' })).toBeVisible()
    await expect(page).toHaveTitle(/^(Video|Not found)/)
  }
})

test("a frame's id opens another's composer empty", async () => {
  const address = `/new?frame=${own.frame}`
  const frameShown = `/api/frames/${own.frame}`
  expect(await (await owner.get(address)).text()).toContain(
    `"frame":{"id":"${own.frame}"`.replaceAll('"', '\\"'),
  )
  const theirs = await (await stranger.get(address)).text()
  expect(theirs).not.toContain(frameShown)
  expect(theirs).not.toMatch(/frame\\?":\{\\?"id/)
})

test('nobody puts a picture or asks for one by its address without an account', async () => {
  for (const answer of [
    await nobody.put('/api/frames', { data: 'bytes' }),
    await nobody.post('/api/frames', { data: { url: 'https://example.com' } }),
    await nobody.get('/api/events'),
  ]) {
    expect([answer.status(), (await answer.json()).error.code]).toEqual([401, 'signed_out'])
  }
})

test("the event stream carries one's own changes and not another's, from the beginning on", async () => {
  const theirs = await listen(stranger, '/api/events?after=0')
  const resumed = await listen(stranger, '/api/events', { 'last-event-id': '1' })
  const mine = await listen(owner, '/api/events?after=0')
  const ours = await submit(owner, `${canary} seen by its owner`)
  const strange = await submit(stranger, 'A word of the stranger')
  await mine.until(ours)
  for (const stream of [theirs, resumed]) {
    await stream.until(strange)
    expect(stream.text()).not.toContain(canary)
    expect(stream.text()).not.toContain(ours)
  }
  expect(mine.text()).not.toContain(strange)
  await reached(owner, ours, 'done')
  for (const stream of [theirs, resumed, mine]) stream.close()
})

const submissionId = () => randomUUID()
const form = (fields: Record<string, string>) => {
  const made = new FormData()
  for (const [name, value] of Object.entries(fields)) made.append(name, value)
  return made
}

/** Every action of the build, called with what is the owner's; undefined where there is nothing to name. */
const actions: Record<string, { given: () => object; refused: string } | undefined> = {
  generate: {
    given: () => ({
      ...smallest,
      prompt: 'stolen',
      frameId: own.frame,
      submissionId: submissionId(),
    }),
    refused: 'frame_missing',
  },
  cancelJob: { given: () => ({ jobId: own.endless }), refused: 'not_found' },
  deleteJob: { given: () => ({ jobId: own.done }), refused: 'not_found' },
  restoreJob: { given: () => ({ jobId: own.deleted }), refused: 'not_found' },
  retryJob: {
    given: () => ({ jobId: own.failed, submissionId: submissionId() }),
    refused: 'not_found',
  },
  resolveAttempt: {
    given: () => ({ jobId: own.lost, taskId: '123456789012345' }),
    refused: 'not_found',
  },
  writeOffAttempt: { given: () => ({ jobId: own.lost, reason: 'not mine' }), refused: 'not_found' },
  endSession: { given: () => form({ sessionId: own.session }), refused: 'not_found' },
  saveProfile: undefined,
  changePassword: undefined,
  endOtherSessions: undefined,
  signIn: undefined,
  signUp: undefined,
  signOut: undefined,
}

test('the list of actions above is the list of the build', () => {
  expect(
    builtActions()
      .map(({ name }) => name)
      .sort(),
  ).toEqual(Object.keys(actions).sort())
})

for (const [name, made] of Object.entries(actions)) {
  if (!made) continue
  test(`${name} with what is another's is ${made.refused}, and signed out for nobody`, async () => {
    const tasks = (await tasksWith('stolen')).length
    const before = await everything()
    for (const [who, refused] of [
      [stranger, made.refused],
      [nobody, 'signed_out'],
    ] as const) {
      const { text, answer } = await call(who, name, made.given())
      expect(answer).toMatchObject({ ok: false, error: { code: refused } })
      expect(text).not.toContain(canary)
    }
    expect(await everything(), 'nothing of the owner moved').toEqual(before)
    expect((await tasksWith('stolen')).length).toBe(tasks)
  })
}

test('the actions that need no id do nothing for nobody', async () => {
  const calls: [string, object][] = [
    ['saveProfile', form({ name: 'x', locale: 'auto', theme: 'dark' })],
    ['changePassword', form({ current: password, password: 'another quiet frame' })],
    ['endOtherSessions', form({})],
  ]
  for (const [name, given] of calls) {
    const { answer } = await call(nobody, name, given)
    expect(answer, name).toMatchObject({ ok: false, error: { code: 'signed_out' } })
  }
})

test("the owner's own ids are good for the same actions", async () => {
  const done = await call(owner, 'restoreJob', { jobId: own.deleted })
  expect(done.answer).toEqual({ ok: true, value: { jobId: own.deleted } })
  const written = await call(owner, 'writeOffAttempt', { jobId: own.lost, reason: 'it is gone' })
  expect(written.answer).toMatchObject({ ok: true })
  expect((await jobOf(owner, own.lost)).state).toBe('failed')
  const retried = await call(owner, 'retryJob', { jobId: own.failed, submissionId: submissionId() })
  expect(retried.answer).toMatchObject({ ok: true })
})

/** All that the owner has and could lose. */
async function everything() {
  const page = await (await owner.get('/api/jobs?limit=100')).json()
  const session = await (await owner.get('/api/auth/session')).json()
  return { jobs: page.jobs, user: session.user }
}

async function expectNothingOfTheOwner(answer: Awaited<ReturnType<Person['get']>>): Promise<void> {
  const said = `${await answer.text()} ${JSON.stringify(answer.headersArray())}`
  expect(said).not.toContain(canary)
}
