import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import { system } from '#lib/accounts/system.ts'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { env } from '#lib/env.ts'
import { Refused } from '#lib/errors.ts'
import { tightest } from '#lib/money/budget.ts'
import { changePrices } from '#lib/money/change-prices.ts'
import { mailAlerts } from '#lib/money/mail-alerts.ts'
import { budgetsPage, priceVersions, unseenNotices } from '#lib/money/page-queries.ts'
import { priceTable, purse, quote } from '#lib/money/queries.ts'
import { seeNotice } from '#lib/money/see-notice.ts'
import { removeBudget, setBudget } from '#lib/money/set-budget.ts'
import { sql } from '#tests/support/database.ts'
import { aViewer } from '#tests/support/engine.ts'
import { aMemberOf } from '#tests/support/money.ts'
import { textOf } from '#tests/support/smtp.ts'

const codeOf = (answer: unknown) => (answer instanceof Refused ? answer.code : 'done')
const monthly = { period: 'month', kind: 'hard', limit: 5_000_000 } as const

let owner: Viewer
let member: Viewer
let stranger: Viewer

beforeAll(async () => {
  owner = await aViewer('Olga')
  member = await aMemberOf(owner, 'member', 'Mika')
  stranger = await aViewer('Stranger')
})

const idOf = (answer: { budgetId: string } | Refused) =>
  answer instanceof Refused ? answer.code : answer.budgetId

describe('a budget', () => {
  it('is set by owners and admins, and the same one is changed, not doubled', async () => {
    const first = await setBudget(owner, { scope: 'workspace', ...monthly })
    const again = await setBudget(owner, { scope: 'workspace', ...monthly, limit: 7_000_000 })
    expect(idOf(again)).toBe(idOf(first))
    expect(codeOf(await setBudget(member, { scope: 'workspace', ...monthly }))).toBe('not_allowed')
    const { budgets } = await budgetsPage(owner)
    expect(budgets.map(({ limitMicros }) => limitMicros)).toEqual([7_000_000])
  })

  it('is for a member or a project of this workspace only', async () => {
    const foreign = await setBudget(owner, { scope: `member:${stranger.userId}`, ...monthly })
    expect(codeOf(foreign)).toBe('budget_scope_gone')
    const [project] = await sql<{ id: string }>(`select id from project where workspace_id = $1`, [
      stranger.workspaceId,
    ])
    expect(codeOf(await setBudget(owner, { scope: `project:${project?.id}`, ...monthly }))).toBe(
      'budget_scope_gone',
    )
    expect(codeOf(await setBudget(owner, { scope: `member:${member.userId}`, ...monthly }))).toBe(
      'done',
    )
  })

  it('of another workspace cannot be seen or removed', async () => {
    const [{ id: budgetId } = { id: '' }] = (await budgetsPage(owner)).budgets
    expect(codeOf(await removeBudget(stranger, budgetId))).toBe('not_found')
    expect(codeOf(await removeBudget(member, budgetId))).toBe('not_found')
    expect((await budgetsPage(stranger)).budgets).toEqual([])
    expect(codeOf(await removeBudget(owner, budgetId))).toBe('done')
    expect(codeOf(await removeBudget(owner, budgetId))).toBe('not_found')
  })

  it('that is a cap for oneself is one’s own: others neither see nor remove it', async () => {
    const viewer = await aMemberOf(owner, 'viewer', 'Vera')
    expect(codeOf(await setBudget(viewer, { scope: 'cap', ...monthly }))).toBe('not_allowed')
    const budgetId = idOf(
      await setBudget(member, { scope: 'cap', ...monthly, kind: 'soft', limit: 4_000_000 }),
    )
    const mine = (await budgetsPage(member)).budgets.find(({ id }) => id === budgetId)
    expect(mine, 'a cap always refuses').toMatchObject({ isPersonal: true, isHard: true })
    expect((await budgetsPage(owner)).budgets.map(({ id }) => id)).not.toContain(budgetId)
    expect(codeOf(await removeBudget(owner, budgetId))).toBe('not_found')
    expect(tightest((await purse(member, 'minimax')).budgets, undefined)).toMatchObject({
      id: budgetId,
    })
    expect(codeOf(await removeBudget(member, budgetId))).toBe('done')
  })

  it('whose limit changes tells of its percentages anew, in the app and by mail, once', async () => {
    const { workspaceId, userId } = owner
    const [project] = await sql<{ id: string }>(`select id from project where workspace_id = $1`, [
      workspaceId,
    ])
    await sql(
      `insert into usage_day (workspace_id, day, user_id, project_id, model, resolution, duration_seconds, charged_micros)
       values ($1, (now() at time zone 'utc')::date, $2, $3, 'm', 'r', 6, 9000000)`,
      [workspaceId, userId, project?.id],
    )
    const soft = { scope: 'workspace', period: 'month', kind: 'soft' } as const
    await setBudget(owner, { ...soft, limit: 10_000_000 })
    await setBudget(owner, { ...soft, limit: 16_000_000 })
    const notices = await unseenNotices(owner)
    expect(notices.map(({ data }) => 'percent' in data && data.percent)).toEqual([50])
    const directory = join(env().DATA_DIR, 'mail')
    writeFileSync(directory, 'in the way')
    await mailAlerts(system('worker'))
    await mailAlerts(system('worker'))
    const due = `mail_due_at between now() + interval '20 seconds' and now() + interval '40 seconds'`
    expect(await sql(`select from notice where ${due}`), 'again in a while').toHaveLength(2)
    rmSync(directory)
    await sql('update notice set mail_due_at = now() where mail_due_at is not null')
    await Promise.all([mailAlerts(system('worker')), mailAlerts(system('worker'))])
    const mails = readdirSync(directory).map((name) => readFileSync(join(directory, name), 'utf8'))
    expect(mails).toHaveLength(2)
    expect(mails.every((mail) => mail.includes(owner.email))).toBe(true)
    expect(mails.map(textOf).sort()[1]).toContain(
      '80 % of the team’s budget for this month is used: $9.00 of $10.00.',
    )
    for (const { id } of notices) {
      expect(codeOf(await seeNotice(member, id)), 'somebody else’s').toBe('not_found')
      expect(codeOf(await seeNotice(owner, id))).toBe('done')
    }
    expect(await unseenNotices(owner)).toEqual([])
  })
})

describe('prices', () => {
  const asked = { model: 'MiniMax-Hailuo-2.3', resolution: '768P', durationSeconds: 6 }
  const enter = (viewer: Viewer, price: number, changes: object = {}) =>
    changePrices(viewer, { provider: 'vapi', note: '', prices: [{ ...asked, price }], ...changes })

  it('of the relay are unknown until the owner enters them, and then hold in that workspace', async () => {
    expect(await quote(owner, 'vapi', asked)).toEqual({ priceMicros: null, versionId: null })
    expect(codeOf(await enter(member, 1))).toBe('not_allowed')
    expect(codeOf(await enter(await aMemberOf(owner, 'admin', 'Ada'), 1))).toBe('not_allowed')
    expect(codeOf(await enter(owner, 210_000))).toBe('done')
    expect(await quote(owner, 'vapi', asked)).toMatchObject({ priceMicros: 210_000 })
    expect(await quote(stranger, 'vapi', asked)).toMatchObject({ priceMicros: null })
    expect(await quote(owner, 'vapi', { ...asked, durationSeconds: 10 })).toMatchObject({
      priceMicros: null,
    })
  })

  it('come in versions: a new one never changes the one before, and one of a later day waits for it', async () => {
    const before = await priceTable(owner, 'vapi')
    expect(codeOf(await enter(owner, 230_000, { validFrom: '2020-01-01' }))).toBe('price_date_past')
    const later = new Date(Date.now() + 3 * 86_400_000).toISOString().slice(0, 10)
    await enter(owner, 250_000, { validFrom: later, note: 'next week' })
    expect(await priceTable(owner, 'vapi')).toEqual(before)
    await enter(owner, 240_000)
    expect(await quote(owner, 'vapi', asked)).toMatchObject({ priceMicros: 240_000 })
    expect(await priceVersions(owner, 'vapi')).toHaveLength(3)
    expect(await priceVersions(stranger, 'vapi')).toEqual([])
    const old = await sql(`select price_micros from price where version_id = $1`, [
      before.versionId,
    ])
    expect(old).toEqual([{ price_micros: '210000' }])
  })

  it('that came with the portal hold until the workspace has its own', async () => {
    expect(await quote(owner, 'minimax', asked)).toMatchObject({ priceMicros: 280_000 })
    await enter(owner, 300_000, { provider: 'minimax' })
    expect(await quote(owner, 'minimax', asked)).toMatchObject({ priceMicros: 300_000 })
    expect(await quote(stranger, 'minimax', asked)).toMatchObject({ priceMicros: 280_000 })
  })
})
