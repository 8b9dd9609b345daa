/** A line of the audit as pages show it. */
export type AuditLine = {
  seq: string
  /** ISO 8601, UTC. */
  at: string
  /** Null for the machine. */
  actorId: string | null
  actorName: string
  /** One of lib/audit/actions, or a newer one. */
  action: string
  subjectKind: string
  subjectId: string
  /** What the subject is called, where that is known still. */
  subjectName: string | null
  before: Values | null
  after: Values | null
  address: string
  userAgent: string
}

export type Values = Record<string, string | number | boolean | null>

export type AuditPage = {
  lines: AuditLine[]
  next: string | null
  /** What the people and projects are called whose ids stand in the lines, by their ids. */
  names: ReadonlyMap<string, string>
}

export type AuditFilter = {
  actorId?: string | undefined
  action?: string | undefined
  /** The id of what was changed. */
  subject?: string | undefined
  /** Days in UTC, both in it. */
  from?: string | undefined
  to?: string | undefined
}
