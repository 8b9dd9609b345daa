import 'server-only'
import { findUsers, findWorkspaces, pageOf } from '#lib/accounts/administration-rows.ts'
import type { Administrator } from '#lib/accounts/viewer.ts'

/** A page of a list: `next` asks for the one after it. Times are ISO 8601. */
export type Listed<Row> = { rows: Row[]; next?: string }

export type Sought = { search: string; after?: string | undefined }

export type AccountRow = {
  id: string
  name: string
  email: string
  createdAt: string
  lastSeenAt: string | null
  suspended: boolean
  isAdministrator: boolean
  emailVerified: boolean
  secondFactor: boolean
  /** Names of the first few. */
  workspaces: string[]
  /** The one who looks. */
  isSelf: boolean
}

export async function accounts(
  administrator: Administrator,
  { search, after }: Sought,
): Promise<Listed<AccountRow>> {
  const { rows, ...more } = pageOf(await findUsers(search, after))
  return {
    ...more,
    rows: rows.map(({ createdAt, lastSeenAt, suspendedAt, ...row }) => ({
      ...row,
      createdAt: createdAt.toISOString(),
      lastSeenAt: lastSeenAt?.toISOString() ?? null,
      suspended: suspendedAt !== null,
      isSelf: row.id === administrator.userId,
    })),
  }
}

export type WorkspaceRow = {
  id: string
  name: string
  slug: string
  createdAt: string
  /** When something happened in it last. */
  lastEventAt: string | null
  suspended: boolean
  /** Its owner deleted it: it is in its days of grace. */
  deleted: boolean
  members: number
  /** Addresses of the first few. */
  owners: string[]
}

export async function workspaces(
  _administrator: Administrator,
  { search, after }: Sought,
): Promise<Listed<WorkspaceRow>> {
  const { rows, ...more } = pageOf(await findWorkspaces(search, after))
  return {
    ...more,
    rows: rows.map(({ createdAt, lastEventAt, suspendedAt, deletedAt, ...row }) => ({
      ...row,
      createdAt: createdAt.toISOString(),
      lastEventAt: lastEventAt?.toISOString() ?? null,
      suspended: suspendedAt !== null,
      deleted: deletedAt !== null,
    })),
  }
}
