import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, expect, test } from 'vitest'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { defaultChoice } from '#lib/jobs/catalog.ts'
import { earlierPrompts } from '#lib/jobs/prompt-queries.ts'
import { remove } from '#lib/jobs/remove.ts'
import { submit } from '#lib/jobs/submit.ts'
import { closeQueue } from '#lib/queue.ts'
import { emptyDatabase, sql } from '#tests/support/database.ts'
import { aFrame, aViewer } from '#tests/support/engine.ts'
import { aColleague } from '#tests/support/team.ts'

let owner: Viewer

beforeEach(async () => {
  await emptyDatabase()
  owner = await aViewer('Ada')
})
afterAll(() => closeQueue(5))

async function asked(viewer: Viewer, ...prompts: string[]): Promise<void> {
  const frameId = await aFrame(viewer, 320, 320)
  for (const prompt of prompts) {
    const job = await submit(viewer, {
      ...defaultChoice,
      submissionId: randomUUID(),
      frameId,
      prompt,
    })
    if (job instanceof Refused) throw new Error(job.code)
  }
}

const found = async (viewer: Viewer, search = '', team = false) =>
  (await earlierPrompts(viewer, { search, team, limit: 100 })).map(({ prompt }) => prompt)

test('each prompt stands once, the last used first, with how many takes it had', async () => {
  await asked(owner, 'one', 'two', 'one', '')
  expect(await earlierPrompts(owner, { search: '', team: false, limit: 100 })).toMatchObject([
    { prompt: 'one', takes: 2, by: 'Ada' },
    { prompt: 'two', takes: 1 },
  ])
})

test('one’s own are one’s own; the team’s are those of everybody in the workspace', async () => {
  const colleague = await aColleague(owner)
  await asked(owner, 'mine')
  await asked(colleague, 'theirs')
  await asked(await aViewer('Eve'), 'of another workspace')
  expect(await found(owner)).toEqual(['mine'])
  expect(await found(owner, '', true)).toEqual(['theirs', 'mine'])
})

test('every word counts, in English and in Chinese, in any case', async () => {
  await asked(owner, 'A Heron in the reeds, [Push in]', '雨中的电车，[推进]')
  expect(await found(owner, 'HERON reeds')).toEqual(['A Heron in the reeds, [Push in]'])
  expect(await found(owner, 'heron tram')).toEqual([])
  expect(await found(owner, '电车')).toEqual(['雨中的电车，[推进]'])
})

test('what was deleted is not offered', async () => {
  await asked(owner, 'gone')
  await sql(`update job set state = 'failed', finished_at = now()`)
  const [job] = await sql<{ id: string }>('select id from job')
  await remove(owner, job?.id ?? '')
  expect(await found(owner)).toEqual([])
})
