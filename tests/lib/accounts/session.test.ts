import { beforeEach, expect, test } from 'vitest'
import { changePassword } from '#lib/accounts/change-password.ts'
import { endOtherSessions, endSession, endSessionOfToken } from '#lib/accounts/end-session.ts'
import { isLive } from '#lib/accounts/is-live.ts'
import { ownSessions } from '#lib/accounts/queries.ts'
import { saveProfile } from '#lib/accounts/save-profile.ts'
import { signIn } from '#lib/accounts/sign-in.ts'
import { system } from '#lib/accounts/system.ts'
import { tidyAccounts } from '#lib/accounts/tidy.ts'
import { viewerOfSession } from '#lib/accounts/viewer.ts'
import { liveChannel, type News, onWorkspaceEvent } from '#lib/live.ts'
import { emptyDatabase, sql } from '#tests/support/database.ts'
import { codeOf, granted, inside, newcomer, password, stranger, viewerWith } from './people.ts'

beforeEach(emptyDatabase)

const answerTo = async (token: string) => codeOf(await viewerOfSession(token))

test('an ended session is refused on the next request, and only that one', async () => {
  const mira = await newcomer()
  const phone = inside(await signIn({ email: mira.email, password }, stranger()))
  const onPhone = await viewerWith(phone.token)
  expect(granted(await endSession(mira.viewer, onPhone.sessionId))).toEqual({ ended: 1 })
  expect(await answerTo(phone.token)).toBe('signed_out')
  expect(await isLive(onPhone)).toBe(false)
  expect(await answerTo(mira.token)).toBe('granted')
  expect(codeOf(await endSession(mira.viewer, onPhone.sessionId))).toBe('not_found')
})

test("nobody ends another person's session", async () => {
  const mira = await newcomer()
  const noor = await newcomer()
  expect(codeOf(await endSession(noor.viewer, mira.viewer.sessionId))).toBe('not_found')
  await endOtherSessions(noor.viewer)
  expect(await answerTo(mira.token)).toBe('granted')
  expect(await ownSessions(noor.viewer)).toHaveLength(1)
})

test('ending the others leaves the one that asks', async () => {
  const mira = await newcomer()
  const others = [1, 2, 3].map(() => signIn({ email: mira.email, password }, stranger()))
  const tokens = (await Promise.all(others)).map((answer) => inside(answer).token)
  expect(await endOtherSessions(mira.viewer)).toEqual({ ended: 3 })
  expect(await Promise.all(tokens.map(answerTo))).toEqual(Array(3).fill('signed_out'))
  expect(await answerTo(mira.token)).toBe('granted')
})

test('signing out ends the session of the cookie', async () => {
  const { token } = await newcomer()
  await endSessionOfToken(token)
  expect(await answerTo(token)).toBe('signed_out')
})

test('a new password ends the other sessions and replaces the old one', async () => {
  const mira = await newcomer()
  const phone = inside(await signIn({ email: mira.email, password }, stranger()))
  const next = 'another quiet frame'
  const answer = await changePassword(mira.viewer, { current: password, password: next })
  expect(answer).toEqual({ ended: 1 })
  expect(await answerTo(phone.token)).toBe('signed_out')
  expect(await answerTo(mira.token)).toBe('granted')
  const signedInWith = (given: string) => signIn({ email: mira.email, password: given }, stranger())
  expect(codeOf(await signedInWith(password))).toBe('sign_in_failed')
  expect(codeOf(await signedInWith(next))).toBe('granted')
})

test('a session is over after thirty days, and after seven days that nobody used it', async () => {
  const { token } = await newcomer()
  const set = (column: string, ago: string) =>
    sql(`update session set ${column} = now() + interval '${ago}'`)
  const [life] = await sql<{ days: number }>(
    `select round(extract(epoch from expires_at - created_at) / 86400)::int as days from session`,
  )
  expect(life?.days).toBe(30)
  await set('last_seen_at', '-7 days +1 minute')
  expect(await answerTo(token)).toBe('granted')
  await set('last_seen_at', '-7 days')
  expect(await answerTo(token)).toBe('signed_out')
  await set('last_seen_at', '0')
  await set('expires_at', '0')
  expect(await answerTo(token)).toBe('signed_out')
})

test('being seen is written at most once a minute', async () => {
  const { token } = await newcomer()
  const seen = async () =>
    (await sql<{ at: Date }>('select last_seen_at as at from session'))[0]?.at
  await sql(`update session set last_seen_at = now() - interval '50 seconds'`)
  const before = await seen()
  await viewerWith(token)
  expect(await seen()).toEqual(before)
  await sql(`update session set last_seen_at = now() - interval '61 seconds'`)
  await viewerWith(token)
  expect(Date.now() - Number(await seen())).toBeLessThan(30_000)
})

test('a role holds from the next request on', async () => {
  const { token, viewer } = await newcomer()
  await sql(`update member set role = 'viewer'`)
  expect((await viewerWith(token)).role).toBe('viewer')
  expect(await isLive(viewer)).toBe(false)
  await sql('delete from member')
  expect(await answerTo(token)).toBe('no_workspace')
})

test('a token that nobody was given opens nothing', async () => {
  await newcomer()
  const [session] = await sql<{ hash: string }>('select token_sha256 as hash from session')
  for (const token of ['', 'x', session?.hash ?? '', "' or true --", '\u0000'])
    expect(await answerTo(token)).toBe('signed_out')
})

test('an ended session rings its workspace, so that open streams close', async () => {
  const { viewer, token } = await newcomer()
  const news: News[] = []
  const stop = onWorkspaceEvent(viewer.workspaceId, (what) => news.push(what))
  const within = { timeout: 10_000 }
  await expect.poll(() => news, within).toEqual(['reconnected']) // the connection stands
  await endSessionOfToken(token)
  await expect.poll(() => news, within).toEqual(['reconnected', 'session'])
  stop()
})

test('who is in several workspaces is signed out of all of them, and each is rung', async () => {
  const mira = await newcomer()
  const vera = await newcomer()
  await sql(`insert into member (workspace_id, user_id, role) values ($1, $2, 'viewer')`, [
    vera.viewer.workspaceId,
    mira.viewer.userId,
  ])
  const there = { at: 'workspace', id: vera.viewer.workspaceSlug } as const
  expect(granted(await viewerOfSession(mira.token, there)).role).toBe('viewer')
  const rung: string[] = []
  const stops = [mira, vera].map(({ viewer }) =>
    onWorkspaceEvent(viewer.workspaceId, (news) => rung.push(`${news} ${viewer.workspaceId}`)),
  )
  const knock = async () => {
    await sql('select pg_notify($1, $2)', [liveChannel, `${mira.viewer.workspaceId}:1`])
    return rung.length
  }
  await expect.poll(knock, { timeout: 10_000 }).toBeGreaterThan(0) // the connection stands
  await endSessionOfToken(mira.token)
  for (const { viewer } of [mira, vera])
    await expect.poll(() => rung, { timeout: 10_000 }).toContain(`session ${viewer.workspaceId}`)
  for (const stop of stops) stop()
  expect(codeOf(await viewerOfSession(mira.token))).toBe('signed_out')
  expect(codeOf(await viewerOfSession(mira.token, there))).toBe('signed_out')
  expect(codeOf(await viewerOfSession(vera.token))).toBe('granted')
})

test('what people change about themselves is on record, with where they were', async () => {
  const mira = await newcomer()
  const phone = inside(await signIn({ email: mira.email, password }, stranger()))
  const onPhone = await viewerWith(phone.token)
  await saveProfile(mira.viewer, { name: 'Mira S.', locale: 'zh-CN', theme: 'dark' })
  await saveProfile(mira.viewer, { name: 'Mira S.', locale: 'zh-CN', theme: 'dark' })
  await endSession({ ...mira.viewer, address: '203.0.113.7' }, onPhone.sessionId)
  const rows = await sql('select action, before, after, address from audit order by seq')
  expect(rows).toEqual([
    {
      action: 'account.changed',
      before: { name: 'Mira', locale: null, theme: 'system' },
      after: { name: 'Mira S.', locale: 'zh-CN', theme: 'dark' },
      address: '',
    },
    {
      action: 'account.signed_out_elsewhere',
      before: null,
      after: { sessions: 1 },
      address: '203.0.113.7',
    },
  ])
})

test('one sees where one is signed in, this place first', async () => {
  const mira = await newcomer()
  const phone = { ...stranger('203.0.113.9'), userAgent: iPhone }
  inside(await signIn({ email: mira.email, password }, phone))
  const sessions = await ownSessions(mira.viewer)
  expect(sessions).toMatchObject([
    { isThis: true, device: { browser: 'Firefox', system: 'Linux' } },
    { isThis: false, device: { browser: 'Safari', system: 'iPhone' }, address: '203.0.113.9' },
  ])
  expect(JSON.stringify(sessions)).not.toMatch(/token|sha256|hash/i)
})

const iPhone =
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.1 Mobile/15E148 Safari/604.1'

test('what is long over is forgotten, what still matters is not', async () => {
  const old = await newcomer()
  const live = await newcomer()
  await signIn({ email: live.email, password: 'a wrong guess' }, stranger())
  await sql(`update session set revoked_at = now() - interval '31 days' where id = $1`, [
    old.viewer.sessionId,
  ])
  await sql(`insert into throttle values ('account:long-ago', 5, now() - interval '1 second')`)
  const keys = Number((await sql<{ n: string }>('select count(*) as n from throttle'))[0]?.n)
  expect(await tidyAccounts(system('worker'))).toEqual({ sessions: 1, keys: 1, links: 0 })
  expect(await sql('select 1 from throttle')).toHaveLength(keys - 1)
  expect(await answerTo(live.token)).toBe('granted')
})
