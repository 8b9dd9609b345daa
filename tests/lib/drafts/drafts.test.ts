import { beforeEach, describe, expect, test } from 'vitest'
import { system } from '#lib/accounts/system.ts'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { blank } from '#lib/drafts/blank.ts'
import { changeDraft } from '#lib/drafts/change.ts'
import { forgetEarlier } from '#lib/drafts/forget-earlier.ts'
import { draftOf, earlierDrafts } from '#lib/drafts/queries.ts'
import { clearSubmitted } from '#lib/drafts/submitted.ts'
import type { DraftAnswer } from '#lib/drafts/view.ts'
import { Refused } from '#lib/errors.ts'
import { blankComposition, type Composition } from '#lib/jobs/composition.ts'
import { leave } from '#lib/jobs/leave.ts'
import { emptyDatabase, sql } from '#tests/support/database.ts'
import { aFrame, aViewer } from '#tests/support/engine.ts'
import { statementsOf } from '#tests/support/statements.ts'
import { aColleague } from '#tests/support/team.ts'

let owner: Viewer

beforeEach(async () => {
  await emptyDatabase()
  owner = await aViewer('Ada')
})

const says = (prompt: string, more: Partial<Composition> = {}): Composition => ({
  ...blank,
  prompt,
  ...more,
})

async function answered(answer: Promise<DraftAnswer | Refused>): Promise<DraftAnswer> {
  const value = await answer
  if (value instanceof Refused) throw new Error(value.code)
  return value
}

const page = crypto.randomUUID()

const save = (viewer: Viewer, base: number, composition: Composition, more: object = {}) =>
  answered(
    changeDraft(viewer, { kind: 'save', base, composition, page, keepOther: false, ...more }),
  )

const discard = (viewer: Viewer, base: number, composition: Composition) =>
  answered(changeDraft(viewer, { kind: 'discard', base, composition }))

const promptsKept = async (viewer: Viewer) =>
  (await earlierDrafts(viewer)).map(({ composition }) => composition.prompt)

describe('a draft', () => {
  test('is there with its frame for its member, and for nobody else', async () => {
    const frameId = await aFrame(owner)
    await save(owner, 0, says('A fox', { frameId }))
    expect(await draftOf(owner)).toMatchObject({
      revision: 1,
      composition: { prompt: 'A fox', frameId },
      frame: { id: frameId },
    })
    const colleague = await aColleague(owner, 'admin')
    expect(await draftOf(colleague)).toMatchObject({ revision: 0, composition: null })
  })

  test('of another revision that says something else is never overwritten', async () => {
    await save(owner, 0, says('one'))
    await save(owner, 1, says('two'))
    const answer = await save(owner, 1, says('three'))
    expect(answer).toMatchObject({
      kind: 'newer',
      draft: { revision: 2, composition: { prompt: 'two' } },
    })
    expect((await draftOf(owner)).composition?.prompt).toBe('two')
  })

  test('that says the same is no conflict, whatever the revision', async () => {
    await save(owner, 0, says('one'))
    expect(await save(owner, 0, says('one'))).toMatchObject({ kind: 'done', revision: 1 })
  })

  test('of one of fifty writers at once wins, and every other is told', async () => {
    await save(owner, 0, says('start'))
    const answers = await Promise.all(
      Array.from({ length: 50 }, (_, n) => save(owner, 1, says(`writer ${n}`))),
    )
    expect(answers.filter(({ kind }) => kind === 'done')).toHaveLength(1)
    expect((await draftOf(owner)).revision).toBe(2)
  })

  test('that gives way by choice is kept', async () => {
    await save(owner, 0, says('theirs'))
    await save(owner, 1, says('mine'), { keepOther: true })
    expect((await draftOf(owner)).composition?.prompt).toBe('mine')
    expect(await promptsKept(owner)).toEqual(['theirs'])
  })

  test('that was submitted goes, as whatever its page stored it, and makes room for one of any revision', async () => {
    await save(owner, 0, says('one'))
    await clearSubmitted(owner, { page }) // its last words were not stored
    expect(await draftOf(owner)).toMatchObject({ revision: 2, composition: null })
    const older = { page: crypto.randomUUID() }
    expect(await save(owner, 1, says('from an older tab'), older)).toMatchObject({ revision: 3 })
    expect(await promptsKept(owner)).toEqual([])
  })

  test('that was submitted does not come back when its page’s last save comes late', async () => {
    await clearSubmitted(owner, { page })
    expect(await save(owner, 0, says('one'))).toMatchObject({ kind: 'done' })
    expect((await draftOf(owner)).composition).toBeNull()
  })

  test('that another page stored goes when it is submitted as it was opened', async () => {
    await save(owner, 0, says('one'))
    await clearSubmitted(owner, { page: crypto.randomUUID(), base: 1 })
    expect((await draftOf(owner)).composition).toBeNull()
  })

  test('of another tab stays when this one’s is submitted or thrown away', async () => {
    await save(owner, 0, says('one'))
    await save(owner, 1, says('of another tab'), { page: crypto.randomUUID() })
    await clearSubmitted(owner, { page, base: 1 })
    expect(await discard(owner, 1, says('one'))).toMatchObject({ kind: 'newer' })
    expect((await draftOf(owner)).composition?.prompt).toBe('of another tab')
  })

  test('that is thrown away is kept for some days, and no longer', async () => {
    await save(owner, 0, says('one'))
    await discard(owner, 1, says('one'))
    expect(await promptsKept(owner)).toEqual(['one'])
    await sql(`update draft_version set kept_at = kept_at - interval '8 days'`)
    expect(await promptsKept(owner)).toEqual([])
  })

  test('that was kept goes for good after its days, though its member writes no other', async () => {
    await save(owner, 0, says('old'))
    await discard(owner, 1, says('old'))
    await sql(`update draft_version set kept_at = kept_at - interval '8 days'`)
    const other = await aViewer('Eve')
    await save(other, 0, says('new'))
    await discard(other, 1, says('new'))
    await forgetEarlier(system('worker'))
    expect(await sql(`select composition->>'prompt' as prompt from draft_version`)).toEqual([
      { prompt: 'new' },
    ])
  })

  test('kept aside under one id is one, as it became', async () => {
    const id = crypto.randomUUID()
    for (const prompt of ['a', 'ab', 'abc'])
      await changeDraft(owner, { kind: 'keep', id, composition: says(prompt) })
    expect(await promptsKept(owner)).toEqual(['abc'])
  })

  test('kept aside has its frame, and a list of them costs no more than one', async () => {
    const keep = async (frameId: string) =>
      changeDraft(owner, {
        kind: 'keep',
        id: crypto.randomUUID(),
        composition: says('x', { frameId }),
      })
    const frames = [await aFrame(owner, 320, 320), await aFrame(owner, 330, 320)]
    await keep(frames[0] ?? '')
    const one = await statementsOf(() => earlierDrafts(owner))
    await keep(frames[1] ?? '')
    expect(await statementsOf(() => earlierDrafts(owner))).toBe(one)
    const shown = (await earlierDrafts(owner)).map(({ frame }) => frame?.id)
    expect(shown).toEqual(frames.toReversed())
  })

  test('names no frame and no project of another workspace', async () => {
    const stranger = await aViewer('Eve')
    const frameId = await aFrame(stranger)
    const [project] = await sql<{ id: string }>('select id from project where workspace_id = $1', [
      stranger.workspaceId,
    ])
    await save(owner, 0, says('x', { frameId, projectId: project?.id ?? '' }))
    expect((await draftOf(owner)).composition).toMatchObject({ frameId: null, projectId: null })
  })

  test('is nothing for who makes nothing', async () => {
    const viewer = await aColleague(owner, 'viewer')
    const answer = await changeDraft(viewer, {
      kind: 'save',
      base: 0,
      composition: says('x'),
      page,
      keepOther: false,
    })
    expect(answer).toMatchObject({ code: 'not_allowed' })
  })

  test('goes with the membership', async () => {
    const colleague = await aColleague(owner)
    await save(colleague, 0, says('x'))
    await discard(colleague, 1, says('x'))
    await leave(colleague, 'cancel')
    expect(await sql('select user_id from draft union select user_id from draft_version')).toEqual(
      [],
    )
  })
})

test('the blank of the browser is that of the server', () => {
  expect(blank).toEqual(blankComposition)
})
