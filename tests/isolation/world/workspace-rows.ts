import type pg from 'pg'
import { contentOf, idIn, idOf, nameOf, privateOf, secretOf, slugOf } from './canary.ts'
import { endOf, namedIn, type PersonName, person, type WorkspaceName, workspaces } from './cast.ts'
import { insertDrafts } from './draft-rows.ts'
import { insert } from './insert.ts'
import { insertJobs } from './job-rows.ts'

const day = 24 * 3600 * 1000
const soon = new Date(Date.now() + 7 * day)

/** A workspace with a row of every kind, each of whose texts names it. */
export async function insertWorkspace(client: pg.Client, name: WorkspaceName): Promise<void> {
  const id = idIn(name, 'workspace')
  const end = endOf(name)
  await insert(client, 'workspace', {
    id,
    name: nameOf(name),
    slug: slugOf(name),
    auto_join_domain: `${contentOf(name)}.example.org`,
    ...(end && { [end]: new Date() }),
  })
  const members = namedIn(name).filter((one) => person(one).in[name] !== undefined)
  for (const one of members)
    await insert(client, 'member', {
      workspace_id: id,
      user_id: idOf(one),
      role: person(one).in[name],
    })
  await client.query(
    `update session s set workspace_id = $1 from member m where m.user_id = s.user_id and m.workspace_id = $1`,
    [id],
  )
  await insertTeam(client, name, members)
  await insertMoney(client, name, members)
  await insertJobs(client, name)
  await insertDrafts(client, name, members)
}

async function insertTeam(
  client: pg.Client,
  name: WorkspaceName,
  members: PersonName[],
): Promise<void> {
  const workspace_id = idIn(name, 'workspace')
  const [first = 'owner'] = members
  const content = contentOf(name)
  for (const n of [1, 2]) {
    await insert(client, 'project', {
      id: idIn(name, 'project', n),
      workspace_id,
      name: `Project ${n} ${content}`,
      colour: 'slate',
      is_default: n === 1,
    })
    await insert(client, 'invitation', {
      id: idIn(name, 'invitation', n),
      workspace_id,
      token_sha256: `${secretOf} ${name} ${n}`,
      email: `${content}-${n}@example.org`,
      role: 'member',
      invited_by_id: idOf(first),
      expires_at: soon,
      revoked_at: n === 2 ? new Date() : null,
    })
  }
  for (const [index, one] of members.entries()) {
    await insert(client, 'project_member', {
      project_id: idIn(name, 'project', 2),
      workspace_id,
      user_id: idOf(one),
    })
    await insert(client, 'notice', {
      id: idIn(name, 'notice', index + 1),
      workspace_id,
      user_id: idOf(one),
      kind: 'budget_alert',
      data: { note: privateOf(one), percent: 80 },
    })
  }
  await insert(client, 'audit', {
    workspace_id,
    seq: 0,
    actor_id: idOf(first),
    actor_name: content,
    action: 'member.role_changed',
    subject_kind: 'member',
    subject_id: content,
    before: { role: 'viewer', note: content },
    after: { role: 'member', note: content },
    address: content,
    user_agent: content,
    previous_sha256: '',
    sha256: '',
  })
}

async function insertMoney(
  client: pg.Client,
  name: WorkspaceName,
  members: PersonName[],
): Promise<void> {
  const workspace_id = idIn(name, 'workspace')
  const content = contentOf(name)
  const [first = 'owner', second = first] = members
  const scopes = [
    {},
    { project_id: idIn(name, 'project', 2) },
    { user_id: idOf(second) },
    { user_id: idOf(first), is_personal: true },
  ]
  for (const [index, scope] of scopes.entries())
    await insert(client, 'budget', {
      id: idIn(name, 'budget', index + 1),
      workspace_id,
      period: 'month',
      limit_micros: 900_000_000,
      is_hard: true,
      ...scope,
    })
  await insert(client, 'budget_alert', {
    budget_id: idIn(name, 'budget', 1),
    workspace_id,
    period_start: new Date(),
    percent: 50,
  })
  for (const n of [1, 2])
    await insert(client, 'upstream_key', {
      id: idIn(name, 'key', n),
      workspace_id,
      account_id: `${content} ${n}`,
      provider: 'minimax',
      base_url: `https://${content}.example.org`,
      last4: content,
      sealed: Buffer.from(secretOf),
      wrapped_key: Buffer.from(secretOf),
      kek_id: secretOf,
      rpm: 5,
      concurrency: 5,
      created_by_id: idOf(first),
      removed_at: n === 2 ? new Date() : null,
    })
  await insert(client, 'price_version', {
    id: idIn(name, 'price'),
    workspace_id,
    provider: 'vapi',
    valid_from: new Date(Date.now() - day),
    note: content,
    created_by_id: idOf(first),
  })
  await insert(client, 'price', {
    version_id: idIn(name, 'price'),
    model: 'MiniMax-Hailuo-02',
    resolution: '768P',
    duration_seconds: 6,
    price_micros: 270_000 + workspaces[name].n,
  })
  await insert(client, 'usage_day', {
    workspace_id,
    day: new Date(),
    user_id: idOf(first),
    project_id: idIn(name, 'project'),
    model: 'MiniMax-Hailuo-02',
    resolution: '768P',
    duration_seconds: 6,
    charged_micros: 280_000,
    asked: 1,
    done: 1,
  })
  await insert(client, 'usage_closed_day', {
    workspace_id,
    by: 'member',
    day: new Date(Date.now() - 9 * 24 * 3600 * 1000),
    key: idOf(first),
    held_micros: 0,
    charged_micros: 280_000 + workspaces[name].n,
    lost_micros: 0,
    asked: 1,
    done: 1,
    failed: 0,
    canceled: 0,
    deleted: 0,
  })
}
