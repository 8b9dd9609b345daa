import 'server-only'
import type { System } from '#lib/accounts/system.ts'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { rowsWithin, within } from '#lib/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import type { Account, ProviderName } from '#lib/minimax/wire.ts'
import { instanceAccount, workspaceAccount } from '#lib/upstream-keys/account.ts'
import { sealedKeyOf } from '#lib/upstream-keys/machine-rows.ts'
import { openKey } from '#lib/upstream-keys/sealed.ts'
import { type Keys, providerNames } from '#lib/upstream-keys/view.ts'

/** The upstream account that the viewer's workspace sends with now: its own key's, or the instance's. */
export async function sendingAccount(
  viewer: Viewer,
): Promise<{ accountId: string; provider: ProviderName; own: boolean }> {
  const key = await within(viewer, (tx) =>
    tx.upstreamKey.findFirst({
      where: { workspaceId: viewer.workspaceId, removedAt: null },
      select: { accountId: true, provider: true },
    }),
  )
  const { id: accountId, provider } = instanceAccount()
  return key
    ? { accountId: key.accountId, provider: providerNamed(key.provider), own: true }
    : { accountId, provider, own: false }
}

/**
 * The account that an attempt was sent with, its key opened. Undefined when that key was removed and wiped.
 * An account of no key of ours is the instance's, before its key was changed: it is asked with the new one.
 */
export async function accountById(_scope: System, accountId: string): Promise<Account | undefined> {
  const instance = instanceAccount()
  if (accountId === instance.id) return instance
  const row = await sealedKeyOf(accountId)
  if (row === 'wiped') return undefined
  if (!row) return instance
  return { ...workspaceAccount(providerNamed(row.provider), openKey(row)), id: accountId }
}

/** The workspace's own key, and those that were removed while something ran. */
export async function ownKeys(viewer: Viewer): Promise<Keys> {
  const { workspaceId } = viewer
  const rows = await rowsWithin<Row>(
    viewer,
    Prisma.sql`
      select k.id, k.provider, k.last4, k.rpm, k.concurrency, k.created_at as "createdAt", k.removed_at as "removedAt",
        coalesce(u.name, '') as "addedBy", (
          select count(*)::int from attempt a join job j on j.id = a.job_id
          where k.removed_at is not null and a.account_id = k.account_id and a.workspace_id = k.workspace_id
            and a.state in ('sending', 'unknown', 'accepted') and j.state in ('submitting', 'rendering', 'saving', 'attention')
        ) as running
      from upstream_key k left join "user" u on u.id = k.created_by_id
      where k.workspace_id = ${workspaceId}::uuid and length(k.sealed) > 0
      order by k.id desc limit 20`,
  )
  const own = rows.find(({ removedAt }) => removedAt === null)
  return {
    own: own
      ? {
          provider: providerNamed(own.provider),
          last4: own.last4,
          rpm: own.rpm,
          concurrency: own.concurrency,
          addedBy: own.addedBy,
          addedAt: own.createdAt.toISOString(),
        }
      : null,
    leaving: rows.flatMap(({ id, provider, last4, removedAt, running }) =>
      removedAt
        ? [
            {
              id,
              provider: providerNamed(provider),
              last4,
              removedAt: removedAt.toISOString(),
              running,
            },
          ]
        : [],
    ),
  }
}

type Row = {
  id: string
  provider: string
  last4: string
  rpm: number
  concurrency: number
  createdAt: Date
  removedAt: Date | null
  addedBy: string
  running: number
}

function providerNamed(name: string): ProviderName {
  const known = providerNames.find((provider) => provider === name)
  if (!known) throw new Error(`a key names the provider ${name}, which is none of ours`)
  return known
}
