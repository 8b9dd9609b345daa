import fc from 'fast-check'
import { beforeEach, expect, test } from 'vitest'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { leave, removeMember } from '#lib/jobs/leave.ts'
import { changeRole, transferOwnership } from '#lib/workspaces/change-role.ts'
import { emptyDatabase, sql } from '#tests/support/database.ts'
import { anOwner, joined, type Mate } from './team.ts'

beforeEach(emptyDatabase)

async function ownersOf({ workspaceId }: Viewer): Promise<number> {
  const [row] = await sql<{ owners: number }>(
    `select count(*)::int as owners from member where workspace_id = $1 and role = 'owner'`,
    [workspaceId],
  )
  return row?.owners ?? 0
}

type Step = {
  kind: 'change' | 'remove' | 'leave' | 'transfer'
  actor: number
  subject: number
  role: 'owner' | 'admin' | 'member' | 'viewer'
}

const step: fc.Arbitrary<Step> = fc.record({
  kind: fc.constantFrom('change', 'remove', 'leave', 'transfer'),
  actor: fc.nat(3),
  subject: fc.nat(3),
  role: fc.constantFrom('owner', 'admin', 'member', 'viewer'),
})

/** What the actor does by what they were when their page was opened, or are now. */
function take({ kind, role }: Step, actor: Viewer, { userId }: Viewer) {
  if (kind === 'change') return changeRole(actor, userId, role)
  if (kind === 'remove') return removeMember(actor, userId, 'cancel')
  return kind === 'leave' ? leave(actor, 'hand_over') : transferOwnership(actor, userId)
}

test('whatever people do, one after the other or at once, a workspace has an owner', async () => {
  const owner = await anOwner()
  const people: Mate[] = [owner]
  for (let n = 0; n < 3; n++) people.push(await joined(owner.viewer, 'member'))
  const waves = fc.array(fc.array(step, { minLength: 1, maxLength: 5 }), { maxLength: 4 })
  await fc.assert(
    fc.asyncProperty(waves, async (history) => {
      await startOver(people)
      for (const wave of history) {
        await Promise.all(wave.map((each) => act(each, people)))
        expect(await ownersOf(owner.viewer)).toBeGreaterThan(0)
      }
    }),
    { numRuns: 40 },
  )
}, 120_000)

/** Three owners and an admin. */
async function startOver(people: Mate[]): Promise<void> {
  for (const [at, { viewer }] of people.entries())
    await sql(
      `insert into member (workspace_id, user_id, role) values ($1, $2, $3::role)
       on conflict (workspace_id, user_id) do update set role = excluded.role`,
      [people[0]?.viewer.workspaceId, viewer.userId, at === 3 ? 'admin' : 'owner'],
    )
}

async function act(each: Step, people: Mate[]): Promise<unknown> {
  const [actor, subject] = [people[each.actor], people[each.subject]]
  if (!actor || !subject) throw new Error('nobody there')
  const now = await actor.next()
  return take(each, now instanceof Refused ? actor.viewer : now, subject.viewer)
}

test('of five owners who all go at the same instant one stays', async () => {
  const owner = await anOwner()
  const others = [1, 2, 3, 4].map(() => joined(owner.viewer, 'owner'))
  const all = [owner, ...(await Promise.all(others))]
  const answers = await Promise.all(all.map(({ viewer }) => leave(viewer, 'cancel')))
  expect(answers.filter((answer) => answer instanceof Refused)).toHaveLength(1)
  expect(await ownersOf(owner.viewer)).toBe(1)
})

test('two owners who each demote the other leave one', async () => {
  for (let round = 0; round < 5; round++) {
    const one = await anOwner()
    const two = await joined(one.viewer, 'owner')
    const answers = await Promise.all([
      changeRole(one.viewer, two.viewer.userId, 'member'),
      changeRole(two.viewer, one.viewer.userId, 'member'),
    ])
    expect(answers.filter((answer) => answer instanceof Refused)).toHaveLength(1)
    expect(await ownersOf(one.viewer)).toBe(1)
  }
})
