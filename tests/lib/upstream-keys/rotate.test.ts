import { randomUUID } from 'node:crypto'
import { setTimeout as wait } from 'node:timers/promises'
import { afterAll, describe, expect, it } from 'vitest'
import { system } from '#lib/accounts/system.ts'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { env } from '#lib/env.ts'
import { KekUnknown, kekFrom, seal } from '#lib/envelope.ts'
import { closeQueue } from '#lib/queue.ts'
import { workspaceAccount } from '#lib/upstream-keys/account.ts'
import { accountById, ownKeys } from '#lib/upstream-keys/queries.ts'
import { rotateKeys } from '#lib/upstream-keys/rotate.ts'
import { saveKey } from '#lib/upstream-keys/save.ts'
import { uuid7 } from '#lib/uuid7.ts'
import { sql } from '#tests/support/database.ts'
import { aFrame, aViewer, generate, oracle, reached, withEngine } from '#tests/support/engine.ts'

/** This process knows them all, as every process does during a rotation. */
const { ENCRYPTION_KEY = '', ENCRYPTION_KEY_OLD = [] } = env()
const [old, present] = [kekFrom(ENCRYPTION_KEY_OLD[1] ?? ''), kekFrom(ENCRYPTION_KEY)]
const operations = system('operations')

afterAll(() => closeQueue(5))

/** A row as it was written under `kek`. */
async function stored(viewer: Viewer, apiKey: string, kek = old, removed = false): Promise<string> {
  const id = uuid7()
  const { id: accountId } = workspaceAccount('minimax', apiKey)
  const envelope = seal(apiKey, `upstream_key ${viewer.workspaceId} ${id} 1`, kek)
  await sql(
    `insert into upstream_key (id, workspace_id, account_id, provider, last4, sealed, wrapped_key, kek_id, rpm, concurrency, created_by_id, removed_at)
     values ($1, $2, $3, 'minimax', 'last', $4, $5, $6, 900, 900, $7, $8)`,
    [
      id,
      viewer.workspaceId,
      accountId,
      envelope.sealed,
      envelope.wrappedKey,
      envelope.kekId,
      viewer.userId,
      removed ? new Date() : null,
    ],
  )
  return accountId
}

/** Removed ones, in one statement. */
async function storedMany(viewer: Viewer, count: number): Promise<void> {
  const rows = Array.from({ length: count }, (_, n) => {
    const id = uuid7()
    return { id, ...seal(`key-${n}`, `upstream_key ${viewer.workspaceId} ${id} 1`, old) }
  })
  await sql(
    `insert into upstream_key (id, workspace_id, account_id, provider, last4, sealed, wrapped_key, kek_id, rpm, concurrency, created_by_id, removed_at)
     select r.id, $1, 'many', 'minimax', 'last', r.sealed, r.wrapped, $2, 5, 5, $3, now()
     from unnest($4::uuid[], $5::bytea[], $6::bytea[]) r (id, sealed, wrapped)`,
    [
      viewer.workspaceId,
      old.id,
      viewer.userId,
      rows.map(({ id }) => id),
      rows.map(({ sealed }) => sealed),
      rows.map(({ wrappedKey }) => wrappedKey),
    ],
  )
}

const left = async () =>
  (
    await sql<{ n: number }>(
      `select count(*)::int as n from upstream_key where kek_id <> $1 and length(sealed) > 0`,
      [present.id],
    )
  )[0]?.n

describe('a rotation of ENCRYPTION_KEY', () => {
  // Nothing is rendered before the end: what counts are the calls.
  const { sandbox } = withEngine({ speed: 0.01 })
  it('fails no call while videos are made with the keys that it re-wraps', {
    timeout: 300_000,
  }, async () => {
    const viewers = await Promise.all(Array.from({ length: 4 }, (_, n) => aViewer(`Team ${n}`)))
    const accounts = await Promise.all(
      viewers.map((viewer) => stored(viewer, `key-of-${viewer.workspaceId}`)),
    )
    const many = await aViewer('Many')
    await storedMany(many, 9_996)
    const frames = await Promise.all(viewers.map((viewer) => aFrame(viewer, 320, 320)))
    const jobs: Promise<unknown>[] = []
    let reads = 0
    let rotating = true
    const reader = (async () => {
      while (rotating) {
        for (const id of accounts) {
          const account = await accountById(operations, id)
          expect(account?.apiKey).toMatch(/^key-of-/)
          reads += 1
        }
        await wait(2)
      }
    })()
    for (const [n, viewer] of viewers.entries())
      for (let take = 0; take < 5; take++)
        jobs.push(
          generate(viewer, { frameId: frames[n] ?? '', submissionId: randomUUID() }).then((id) =>
            reached(viewer, id, ['rendering'], 150),
          ),
        )
    await Promise.race(jobs)
    expect(await rotateKeys(operations)).toBe(10_000)
    expect(await left()).toBe(0)
    rotating = false
    await reader
    await Promise.all(jobs)
    expect(reads).toBeGreaterThan(20)
    await sql('update job set due_at = now()')
    await wait(4_000) // every task is asked about again, with its key as it lies now
    expect(await sql('select from upstream where last_error_at is not null')).toEqual([])
    const bad = await sql(`select state, closed_reason from attempt where state <> 'accepted'`)
    expect(bad, 'not one call was refused or put off').toEqual([])
    expect((await oracle(sandbox())).accepted).toHaveLength(20)
    expect(await rotateKeys(operations), 'nothing is left to do').toBe(0)
  })

  it('leaves the key that was saved while it ran, and every key still opens', async () => {
    const ada = await aViewer()
    const { apiKey } = { apiKey: `saved-meanwhile-${randomUUID()}` }
    await stored(ada, apiKey)
    const saving = saveKey(ada, {
      workspace: '',
      provider: 'minimax',
      apiKey: `${apiKey}-2`,
      rpm: 5,
      concurrency: 5,
    })
    await Promise.all([rotateKeys(operations), saving])
    await rotateKeys(operations)
    expect(
      (await accountById(operations, workspaceAccount('minimax', `${apiKey}-2`).id))?.apiKey,
    ).toBe(`${apiKey}-2`)
    expect((await accountById(operations, workspaceAccount('minimax', apiKey).id))?.apiKey).toBe(
      apiKey,
    )
    expect((await ownKeys(ada)).own?.last4).toBe(`${apiKey}-2`.slice(-4))
  })

  it('stops at a key of which it was not told, and a moved row does not open', async () => {
    const [ada, eve] = [await aViewer(), await aViewer()]
    const strange = await stored(
      ada,
      'sealed-elsewhere',
      kekFrom('a key that nobody gave to this process'),
    )
    await expect(rotateKeys(operations)).rejects.toThrow(KekUnknown)
    await expect(accountById(operations, strange)).rejects.toThrow(KekUnknown)
    await sql('delete from upstream_key where account_id = $1', [strange])
    const mine = await stored(ada, 'key-of-ada-alone', present)
    await sql('update upstream_key set workspace_id = $1 where account_id = $2', [
      eve.workspaceId,
      mine,
    ])
    await expect(accountById(operations, mine)).rejects.toThrow()
  })
})
