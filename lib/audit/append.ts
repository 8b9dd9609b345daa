import 'server-only'
import type { Action, FieldName, InstanceAction, Kind } from '#lib/audit/vocabulary.ts'
import type { Db } from '#lib/db.ts'
import { Prisma } from '#lib/generated/prisma/client.ts'

/** Who did it, and from where. A viewer is one. */
export type Actor = {
  readonly userId: string
  readonly name: string
  readonly address: string
  readonly userAgent: string
}

/** Something that a person changed: plain values only, never a secret or a picture. */
export type Entry = {
  /** `noun.verb` in the words of the product, such as `member.role_changed`. */
  action: Action | InstanceAction
  subject: { kind: Kind; id: string }
  before?: Values
  after?: Values
}

type Values = { [Name in FieldName]?: string | number | boolean | null }

/** The chain of what belongs to no workspace: accounts and the instance. */
export const instanceChain = '00000000-0000-0000-0000-000000000000'

/**
 * Adds to the audit of a workspace, in the transaction that makes the change, as the last thing before its
 * event. A trigger numbers and chains the row (docs/decisions/0012); nobody can change it afterwards.
 */
export async function appendAudit(
  tx: Db,
  workspaceId: string,
  actor: Actor,
  { action, subject, before, after }: Entry,
): Promise<void> {
  await tx.$executeRaw`
    insert into audit (workspace_id, seq, actor_id, actor_name, action, subject_kind, subject_id, before, after,
      address, user_agent, previous_sha256, sha256)
    values (${workspaceId}::uuid, 0, ${actor.userId}::uuid, ${actor.name}, ${action}, ${subject.kind}, ${subject.id},
      ${jsonOf(before)}, ${jsonOf(after)}, ${actor.address}, ${actor.userAgent}, '', '')`
}

function jsonOf(values: Values | undefined): Prisma.Sql {
  return values ? Prisma.sql`${JSON.stringify(values)}::jsonb` : Prisma.sql`null`
}
