import { randomUUID } from 'node:crypto'
import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { defaultChoice } from '#lib/jobs/catalog.ts'
import { history } from '#lib/jobs/history-queries.ts'
import { move } from '#lib/jobs/move.ts'
import { jobDetails } from '#lib/jobs/queries.ts'
import { submit } from '#lib/jobs/submit.ts'
import { archive } from '#lib/projects/archive.ts'
import { change } from '#lib/projects/change.ts'
import { create } from '#lib/projects/create.ts'
import { nameMembers } from '#lib/projects/name-members.ts'
import { openProjects, projectsOf } from '#lib/projects/queries.ts'
import { closeQueue } from '#lib/queue.ts'
import { emptyDatabase, sql } from '#tests/support/database.ts'
import { aFrame, aViewer } from '#tests/support/engine.ts'

let owner: Viewer
let member: Viewer

beforeEach(async () => {
  await emptyDatabase()
  owner = await aViewer('Ada')
  member = await colleague('Ben')
})
afterAll(() => closeQueue(5))

/** Somebody else who is a member of the owner's workspace. */
async function colleague(name: string): Promise<Viewer> {
  const somebody = await aViewer(name)
  await sql(`insert into member (workspace_id, user_id, role) values ($1, $2, 'member')`, [
    owner.workspaceId,
    somebody.userId,
  ])
  return { ...somebody, workspaceId: owner.workspaceId, role: 'member' }
}

const codeOf = (answer: unknown) => (answer instanceof Refused ? answer.code : 'done')

async function made(name: string): Promise<string> {
  const answer = await create(owner, name, 'blue')
  if (answer instanceof Refused) throw new Error(answer.code)
  return answer.projectId
}

async function ask(viewer: Viewer, projectId?: string) {
  return submit(viewer, {
    ...defaultChoice,
    submissionId: randomUUID(),
    frameId: await aFrame(viewer, 320, 320),
    prompt: 'x',
    ...(projectId && { projectId }),
  })
}

async function asked(viewer: Viewer, projectId?: string): Promise<string> {
  const answer = await ask(viewer, projectId)
  if (answer instanceof Refused) throw new Error(answer.code)
  return answer.jobId
}

const audited = () =>
  sql<{ action: string; before: unknown; after: unknown }>(
    `select action, before, after from audit where workspace_id = $1 and subject_kind = 'project' order by seq`,
    [owner.workspaceId],
  )

test('a project is made, renamed, recoloured, archived and opened again, each with its line in the audit', async () => {
  const projectId = await made('Autumn')
  expect(codeOf(await create(owner, 'Autumn', 'red'))).toBe('project_name_taken')
  expect(codeOf(await change(owner, projectId, 'General', 'blue'))).toBe('project_name_taken')
  expect(codeOf(await change(owner, projectId, 'Winter', 'red'))).toBe('done')
  expect(codeOf(await change(owner, projectId, 'Winter', 'red'))).toBe('done')
  expect(codeOf(await archive(owner, projectId, true))).toBe('done')
  expect((await openProjects(owner)).map(({ name }) => name)).toEqual(['General'])
  expect(codeOf(await archive(owner, projectId, false))).toBe('done')
  expect((await projectsOf(owner)).map(({ name, colour }) => [name, colour])).toEqual([
    ['General', 'slate'],
    ['Winter', 'red'],
  ])
  expect(await audited()).toEqual([
    { action: 'project.created', before: null, after: { name: 'Autumn', colour: 'blue' } },
    { action: 'project.renamed', before: { name: 'Autumn' }, after: { name: 'Winter' } },
    { action: 'project.recoloured', before: { colour: 'blue' }, after: { colour: 'red' } },
    { action: 'project.archived', before: { name: 'Winter' }, after: null },
    { action: 'project.restored', before: { name: 'Winter' }, after: null },
  ])
})

test('a name that two want at once goes to one of them', async () => {
  const ids = [await made('One'), await made('Two'), await made('Three')]
  const answers = await Promise.all([
    ...ids.map((id) => change(owner, id, 'Autumn', 'blue')),
    create(owner, 'Autumn', 'blue'),
  ])
  expect(answers.map(codeOf).sort()).toEqual(['done', ...Array(3).fill('project_name_taken')])
})

test('the default project stays open to everybody', async () => {
  const [general] = await projectsOf(owner)
  expect(codeOf(await archive(owner, general?.id ?? '', true))).toBe('project_is_default')
  expect(codeOf(await nameMembers(owner, general?.id ?? '', [owner.userId]))).toBe(
    'project_is_default',
  )
})

describe('when somebody is named in a project', () => {
  test('only they and managers may ask for takes in it', async () => {
    const projectId = await made('Autumn')
    const third = await colleague('Cleo')
    expect(codeOf(await ask(member, projectId))).toBe('done')
    const stranger = await aViewer('Eve')
    await nameMembers(owner, projectId, [third.userId, stranger.userId, randomUUID()])
    expect(
      await sql('select user_id as "userId" from project_member'),
      'nobody of another workspace',
    ).toEqual([{ userId: third.userId }])
    expect(codeOf(await ask(member, projectId))).toBe('project_closed')
    expect(codeOf(await ask(third, projectId))).toBe('done')
    expect(codeOf(await ask(owner, projectId))).toBe('done')
    expect((await openProjects(member)).map(({ name }) => name)).toEqual(['General'])
    await nameMembers(owner, projectId, [])
    expect(codeOf(await ask(member, projectId))).toBe('done')
    expect((await audited()).filter(({ action }) => action === 'project.members_changed')).toEqual([
      { action: 'project.members_changed', before: { members: '' }, after: { members: 'Cleo' } },
      { action: 'project.members_changed', before: { members: 'Cleo' }, after: { members: '' } },
    ])
  })

  test('nobody may in an archived one, managers neither', async () => {
    const projectId = await made('Autumn')
    await archive(owner, projectId, true)
    expect(codeOf(await ask(owner, projectId))).toBe('project_closed')
    expect(codeOf(await ask(owner, randomUUID()))).toBe('project_closed')
  })
})

test('members change no project, and nobody that of another workspace', async () => {
  const projectId = await made('Autumn')
  const stranger = await aViewer('Eve')
  const jobId = await asked(owner)
  for (const [who, code] of [
    [member, 'not_allowed'],
    [stranger, 'not_found'],
  ] as const) {
    expect(codeOf(await change(who, projectId, 'Mine', 'red'))).toBe(code)
    expect(codeOf(await archive(who, projectId, true))).toBe(code)
    expect(codeOf(await nameMembers(who, projectId, []))).toBe(code)
    expect(codeOf(await move(who, [jobId], projectId))).toBe(code)
  }
  const [own] = await projectsOf(stranger)
  expect(codeOf(await move(stranger, [jobId], own?.id ?? ''))).toBe('not_found')
  expect(codeOf(await move(owner, [jobId], own?.id ?? ''))).toBe('not_found')
  expect(await projectsOf(stranger)).toHaveLength(1)
})

test('takes are moved all together or not at all, with receipt and audit', async () => {
  const projectId = await made('Autumn')
  const jobIds = [await asked(owner), await asked(member)]
  expect(codeOf(await move(owner, [...jobIds, randomUUID()], projectId))).toBe('not_found')
  expect((await jobDetails(owner, jobIds[0] ?? ''))?.projectId).not.toBe(projectId)
  expect(await move(owner, jobIds, projectId)).toEqual({ moved: 2 })
  expect(await move(owner, jobIds, projectId)).toEqual({ moved: 0 })
  const job = await jobDetails(owner, jobIds[1] ?? '')
  expect(job?.projectId).toBe(projectId)
  expect(job?.receipt.at(-1)).toMatchObject({ kind: 'moved', data: { project: 'Autumn' } })
  const lines = await sql(
    `select before, after from audit where workspace_id = $1 and action = 'job.moved' and subject_id = $2`,
    [owner.workspaceId, jobIds[1]],
  )
  expect(lines).toEqual([{ before: { project: 'General' }, after: { project: 'Autumn' } }])
  await archive(owner, projectId, true)
  expect(codeOf(await move(owner, [await asked(owner)], projectId))).toBe('project_closed')
})

test('the history is narrowed by project, by member and by both', async () => {
  const projectId = await made('Autumn')
  const [a, b, c] = [
    await asked(owner),
    await asked(owner, projectId),
    await asked(member, projectId),
  ]
  const ids = async (filter: object) =>
    (await history(owner, { ...filter, limit: 10 })).jobs.map(({ id }) => id)
  expect(await ids({ projectId })).toEqual([c, b])
  expect(await ids({ memberId: owner.userId })).toEqual([b, a])
  expect(await ids({ projectId, memberId: owner.userId })).toEqual([b])
  expect(await ids({ projectId, states: ['done'] })).toEqual([])
  expect(await ids({ projectId: randomUUID() })).toEqual([])
})
