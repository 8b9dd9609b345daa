import { beforeEach, describe, expect, test } from 'vitest'
import { system } from '#lib/accounts/system.ts'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { blank } from '#lib/drafts/blank.ts'
import { Refused } from '#lib/errors.ts'
import type { Composition } from '#lib/jobs/composition.ts'
import { leave } from '#lib/jobs/leave.ts'
import { remove, rename, restoreVersion, save, share } from '#lib/templates/change.ts'
import { create } from '#lib/templates/create.ts'
import { forgetDeleted } from '#lib/templates/forget-deleted.ts'
import { templateOf, templatesOf, templateWithVersions } from '#lib/templates/queries.ts'
import { emptyDatabase, sql } from '#tests/support/database.ts'
import { aFrame, aViewer } from '#tests/support/engine.ts'
import { statementsOf } from '#tests/support/statements.ts'
import { aColleague } from '#tests/support/team.ts'

let owner: Viewer
let member: Viewer

beforeEach(async () => {
  await emptyDatabase()
  owner = await aViewer('Ada')
  member = await aColleague(owner)
})

const says = (prompt: string, more: Partial<Composition> = {}) => ({ ...blank, prompt, ...more })
const codeOf = (answer: unknown) => (answer instanceof Refused ? answer.code : 'done')

async function made(viewer: Viewer, name: string, personal = false, prompt = name) {
  const answer = await create(viewer, { name, personal, composition: says(prompt) })
  if (answer instanceof Refused) throw new Error(answer.code)
  return answer.templateId
}

const namesFor = async (viewer: Viewer, search = '') =>
  (await templatesOf(viewer, { search, limit: 100 })).map(({ name }) => name)

describe('templates', () => {
  test('are seen by their person alone, or by everybody in the workspace', async () => {
    await made(member, 'Mine', true)
    await made(member, 'Ours')
    expect(await namesFor(member)).toEqual(['Ours', 'Mine'])
    expect(await namesFor(owner)).toEqual(['Ours'])
    expect(await namesFor(await aColleague(owner, 'viewer'))).toEqual(['Ours'])
    expect(await namesFor(await aViewer('Eve'))).toEqual([])
  })

  test('are changed by who made them, and the workspace’s by an admin as well', async () => {
    const ours = await made(member, 'Ours')
    const mine = await made(member, 'Mine', true)
    const other = await aColleague(owner)
    const viewer = await aColleague(owner, 'viewer')
    expect(codeOf(await rename(other, ours, 'x'))).toBe('not_allowed')
    expect(codeOf(await rename(viewer, ours, 'x'))).toBe('not_allowed')
    expect(codeOf(await rename(owner, mine, 'x'))).toBe('not_found')
    expect(codeOf(await rename(owner, ours, 'Theirs'))).toBe('done')
    expect(codeOf(await rename(await aViewer('Eve'), ours, 'x'))).toBe('not_found')
    expect(codeOf(await create(viewer, { name: 'x', personal: true, composition: blank }))).toBe(
      'not_allowed',
    )
    const [seen] = await templatesOf(other, { limit: 1 })
    expect(seen?.can).toEqual({ change: false })
  })

  test('are found by every word in name and prompt, in English and Chinese', async () => {
    await made(owner, 'Snow', false, '雪中的狐狸，[推进]')
    await made(owner, 'Rain 100%', false, 'A tram in the RAIN')
    expect(await namesFor(owner, 'tram rain')).toEqual(['Rain 100%'])
    expect(await namesFor(owner, '狐狸')).toEqual(['Snow'])
    expect(await namesFor(owner, 'snow 狐狸')).toEqual(['Snow'])
    expect(await namesFor(owner, '100%')).toEqual(['Rain 100%'])
    expect(await namesFor(owner, '0_%')).toEqual([])
  })

  test('keep every save as a version; saves at once get numbers of their own', async () => {
    const id = await made(owner, 'T', false, 'v1')
    await Promise.all([2, 3, 4, 5].map(() => save(owner, id, says('later'))))
    await restoreVersion(owner, id, 1)
    const found = await templateWithVersions(owner, id)
    expect(found?.versions.map(({ n }) => n)).toEqual([6, 5, 4, 3, 2, 1])
    expect(found?.composition.prompt).toBe('v1')
    expect(codeOf(await restoreVersion(owner, id, 99))).toBe('not_found')
  })

  test('are used as the newest version has them, without those before', async () => {
    const id = await made(member, 'Mine', true, 'v1')
    await save(member, id, says('v2'))
    const used = await templateOf(member, id)
    expect(used).toMatchObject({ version: 2, composition: { prompt: 'v2' } })
    expect(used).not.toHaveProperty('versions')
    expect(await templateOf(owner, id)).toBeUndefined()
    expect(await templateOf(member, 'nothing')).toBeUndefined()
  })

  test('bring their frames along, and a list of them costs no more than one', async () => {
    const frames = [await aFrame(owner, 320, 320), await aFrame(owner, 330, 320)]
    const list = () => templatesOf(owner, { limit: 100 })
    const make = (frameId = '') =>
      create(owner, { name: 'T', personal: false, composition: says('x', { frameId }) })
    await make(frames[0])
    const one = await statementsOf(list)
    await make(frames[1])
    expect(await statementsOf(list)).toBe(one)
    expect((await list()).map(({ frame }) => frame?.id)).toEqual(frames.toReversed())
  })

  test('that were deleted are gone, come back, and go for good after their days', async () => {
    const id = await made(owner, 'T')
    await remove(owner, id, true)
    expect(await namesFor(owner)).toEqual([])
    expect(codeOf(await save(owner, id, says('x')))).toBe('not_found')
    await remove(owner, id, false)
    expect(await namesFor(owner)).toEqual(['T'])
    await remove(owner, id, true)
    await sql(`update template set deleted_at = deleted_at - interval '31 days'`)
    expect(codeOf(await remove(owner, id, false)), 'the sweep has not come yet').toBe('not_found')
    await remove(owner, await made(owner, 'Other'), true)
    await made(await aViewer('Eve'), 'Elsewhere')
    await forgetDeleted(system('worker'))
    const left = 'select name from template join template_version on template_id = id order by name'
    expect(await sql(left)).toEqual([{ name: 'Elsewhere' }, { name: 'Other' }])
  })

  test('bring no frame of another workspace along, and belong to no project', async () => {
    const frameId = await aFrame(await aViewer('Eve'))
    const composition = says('x', { frameId, projectId: crypto.randomUUID() })
    await create(owner, { name: 'T', personal: false, composition })
    const [template] = await templatesOf(owner, { limit: 1 })
    expect(template?.composition).toMatchObject({ frameId: null, projectId: null })
  })

  test('leave a line in the audit for the workspace’s, and none for what is personal', async () => {
    const id = await made(member, 'Mine', true)
    await save(member, id, says('secret'))
    await share(member, id)
    await rename(member, id, 'Ours')
    await save(member, id, says('open'))
    await remove(member, id, true)
    const lines = await sql<{ action: string }>(
      `select action from audit where subject_kind = 'template' order by seq`,
    )
    expect(lines.map(({ action }) => action)).toEqual([
      'template.shared',
      'template.renamed',
      'template.changed',
      'template.deleted',
    ])
  })

  test('of a leaver: the personal ones go, the workspace’s stay', async () => {
    await made(member, 'Mine', true)
    await made(member, 'Ours')
    await leave(member, 'cancel')
    expect(await sql('select name from template')).toEqual([{ name: 'Ours' }])
    const [left] = await templatesOf(owner, { limit: 1 })
    expect(left).toMatchObject({ name: 'Ours', by: null, can: { change: true } })
  })
})
