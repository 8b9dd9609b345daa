import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { env } from '#lib/env.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'
import { sendingAccount } from '#lib/upstream-keys/queries.ts'

/** Whose price table counts in the viewer's workspace. The sandbox quotes what the official provider would take. */
export async function pricedProvider(viewer: Viewer): Promise<string> {
  return env().sandbox ? sandboxQuotes : (await sendingAccount(viewer)).provider
}

/** The same inside a statement, as a value. `instance`: the provider of workspaces that brought no key. */
export function pricedProviderIn(workspaceId: string, instance: string): Prisma.Sql {
  if (env().sandbox) return Prisma.sql`${sandboxQuotes}`
  return Prisma.sql`
    coalesce((select provider from upstream_key where workspace_id = ${workspaceId}::uuid and removed_at is null), ${instance})`
}

const sandboxQuotes = 'minimax'
