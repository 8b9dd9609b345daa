/** What people do, by the codes that the audit has for it; each has a word in messages/<locale>/audit.json. */
export const actions = [
  'workspace.created',
  'workspace.renamed',
  'workspace.deleted',
  'workspace.restored',
  'workspace.auto_join_changed',
  'member.joined',
  'member.role_changed',
  'member.removed',
  'member.left',
  'ownership.transferred',
  'invitation.created',
  'invitation.revoked',
  'invitation.accepted',
  'job.asked',
  'job.canceled',
  'job.deleted',
  'job.restored',
  'job.retried',
  'job.moved',
  'job.pinned',
  'job.unpinned',
  'job.bound',
  'job.written_off',
  'approval.asked',
  'approval.approved',
  'approval.declined',
  'budget.set',
  'budget.changed',
  'budget.removed',
  'price.version_added',
  'project.created',
  'project.renamed',
  'project.recoloured',
  'project.archived',
  'project.restored',
  'project.members_changed',
  'key.added',
  'key.removed',
  'key.limits_changed',
] as const

export type Action = (typeof actions)[number]

export function isAction(code: string): code is Action {
  return actions.some((action) => action === code)
}
