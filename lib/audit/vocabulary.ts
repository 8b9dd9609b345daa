/** What people do, by the codes that the audit has for it; each has a word in messages/<locale>/audit.json. */
export const actions = [
  'workspace.created',
  'workspace.renamed',
  'workspace.deleted',
  'workspace.restored',
  'workspace.auto_join_changed',
  'workspace.approvals_changed',
  'member.joined',
  'member.role_changed',
  'member.removed',
  'member.left',
  'ownership.transferred',
  'invitation.created',
  'invitation.revoked',
  'invitation.accepted',
  'job.asked',
  'job.approved',
  'job.declined',
  'job.canceled',
  'job.deleted',
  'job.restored',
  'job.retried',
  'job.moved',
  'job.pinned',
  'job.unpinned',
  'job.bound',
  'job.written_off',
  'batch.asked',
  'batch.retried',
  'batch.canceled',
  'batch.deleted',
  'batch.restored',
  'batch.approved',
  'batch.declined',
  'budget.set',
  'budget.removed',
  'price.changed',
  'project.created',
  'project.renamed',
  'project.recoloured',
  'project.archived',
  'project.restored',
  'project.members_changed',
  'template.created',
  'template.changed',
  'template.renamed',
  'template.shared',
  'template.deleted',
  'template.restored',
  'key.added',
  'key.replaced',
  'key.removed',
  'key.limits_changed',
  'upstream.resumed',
] as const

export type Action = (typeof actions)[number]

/** What is done to one kind of thing. */
export type VerbOf<Noun extends string> = Action extends infer Each
  ? Each extends `${Noun}.${infer Verb}`
    ? Verb
    : never
  : never

/** What belongs to no workspace: accounts and the instance. No page shows it. */
export type InstanceAction =
  | 'account.changed'
  | 'account.email_verified'
  | 'account.suspended'
  | 'account.resumed'
  | 'workspace.suspended'
  | 'workspace.resumed'
  | 'account.connected'
  | 'account.disconnected'
  | 'account.made_administrator'
  | 'account.password_changed'
  | 'account.password_reset'
  | 'second_factor.turned_on'
  | 'second_factor.codes_renewed'
  | 'second_factor.turned_off'
  | 'account.signed_out_elsewhere'

/** What things are done to. */
export const kinds = [
  'workspace',
  'member',
  'account',
  'job',
  'batch',
  'project',
  'template',
  'invitation',
  'budget',
  'price_version',
  'key',
  'upstream',
] as const

export type Kind = (typeof kinds)[number]

/** The facts that a line tells. */
export const fields = [
  'name',
  'colour',
  'role',
  'email',
  'members',
  'project',
  'projectId',
  'userId',
  'taskId',
  'reason',
  'limitMicros',
  'priceMicros',
  'takes',
  'period',
  'provider',
  'rpm',
  'concurrency',
  'last4',
  'domain',
  'isHard',
  'isPersonal',
  'version',
  'model',
  'durationSeconds',
  'resolution',
  'allowed',
  'paused',
  'validFrom',
  'note',
  'prices',
] as const

/** The last three belong to accounts. */
export type FieldName = (typeof fields)[number] | 'sessions' | 'locale' | 'theme'

export function isAction(code: string): code is Action {
  return actions.some((action) => action === code)
}
