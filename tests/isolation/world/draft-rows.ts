import type pg from 'pg'
import { contentOf, idIn, idOf, privateOf } from './canary.ts'
import type { PersonName, WorkspaceName } from './cast.ts'
import { insert } from './insert.ts'
import { frames } from './job-rows.ts'

const choice = {
  model: 'MiniMax-Hailuo-02',
  durationSeconds: 6,
  resolution: '768P',
  promptOptimizer: true,
  fastPretreatment: false,
}

/** What every member is composing, and templates: one of the workspace, one of each member alone. */
export async function insertDrafts(
  client: pg.Client,
  name: WorkspaceName,
  members: PersonName[],
): Promise<void> {
  const workspace_id = idIn(name, 'workspace')
  const composition = (prompt: string) => ({
    frameId: idIn(name, 'frame', frames[0]),
    prompt: `A lake with {{something}} ${prompt}`,
    choice,
    projectId: null,
  })
  const template = async (n: number, creator: PersonName, text: string, personal: boolean) => {
    await insert(client, 'template', {
      id: idIn(name, 'template', n),
      workspace_id,
      name: `Template ${text}`,
      version: 1,
      created_by_id: idOf(creator),
      personal_of: personal ? idOf(creator) : null,
    })
    await insert(client, 'template_version', {
      workspace_id,
      template_id: idIn(name, 'template', n),
      n: 1,
      composition: composition(text),
      created_by_id: idOf(creator),
    })
  }
  const [first] = members
  if (first) await template(1, first, contentOf(name), false)
  for (const [index, one] of members.entries()) {
    await template(index + 2, one, privateOf(one), true)
    const row = { workspace_id, user_id: idOf(one), composition: composition(privateOf(one)) }
    await insert(client, 'draft', { ...row, revision: 3 })
    await insert(client, 'draft_version', {
      ...row,
      id: idIn(name, 'template', index + 100),
      reason: 'conflict',
    })
  }
}
