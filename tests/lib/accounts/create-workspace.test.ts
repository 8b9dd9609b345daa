import { expect, test } from 'vitest'
import { createWorkspace } from '#lib/accounts/create-workspace.ts'
import { closeWorkspace } from '#lib/jobs/close-workspace.ts'
import { sql } from '#tests/support/database.ts'
import { codeOf, newcomer } from './people.ts'

const most = 20

test('a person owns at most twenty workspaces, however many are asked for at once', async () => {
  const { viewer } = await newcomer()
  const names = Array.from({ length: most + 5 }, (_, n) => `Team ${n}`)
  const answers = await Promise.all(names.map((name) => createWorkspace(viewer, name)))
  expect(answers.map(codeOf).filter((code) => code === 'workspaces_many')).toHaveLength(6)
  const owned = await sql(`select from member where user_id = $1 and role = 'owner'`, [
    viewer.userId,
  ])
  expect(owned).toHaveLength(most)
  await closeWorkspace(viewer, viewer.workspaceName)
  expect(codeOf(await createWorkspace(viewer, 'One more'))).toBe('granted')
})
