import { action, form, type Policy } from './policy.ts'

const settings = {
  model: 'MiniMax-Hailuo-02',
  durationSeconds: 6,
  resolution: '768P',
  promptOptimizer: true,
  fastPretreatment: false,
}
const here = { workspace: '{workspace}' }
export const composed = { frameId: null, prompt: 'A lake', choice: settings, projectId: null }
const aToken = 'a'.repeat(43)
const noHashes = 'the passwords of this world are no hashes: password.test.ts'
const noSecrets = 'the sealed secrets of this world are none: second-factor.test.ts'

/**
 * The lines of the actions. They are also tried by somebody who may, one after the other in this order on
 * one world (isolation.test.ts): what ends something comes after what needs it.
 */
export const policiesOfActions: Record<string, Policy> = {
  // Jobs.
  generate: action(
    'job.create',
    {
      ...settings,
      prompt: 'a lake',
      submissionId: '{new}',
      frameId: '{frame}',
      projectId: '{project}',
    },
    { also: ['frame_missing', 'project_closed'] },
  ),
  openBatchDesk: action('job.create', here),
  generateBatch: action(
    'job.create',
    {
      ...here,
      submissionId: '{new}',
      projectId: '{project}',
      matrix: {
        frameIds: ['{frame}'],
        prompts: ['a lake'],
        choices: [settings],
        takes: 2,
        off: [],
      },
    },
    { also: ['frame_missing', 'project_closed'] },
  ),
  decideTakes: action('approval.decide', { ...here, batchId: '{batch}', approve: false }),
  cancelUnsentTakes: action('job.cancel', { ...here, batchId: '{batch}' }),
  deleteBatch: action('job.delete', { ...here, batchId: '{batch}' }),
  undeleteBatch: action('job.delete', { ...here, batchId: '{batch}' }),
  // The last of a batch: what it queues may be under way before the next is asked.
  retryFailedTakes: action('job.create', { ...here, batchId: '{batch}', jobIds: ['{failed}'] }),
  pinJob: action('job.pin', { jobId: '{queued}', pinned: true }),
  takeFrame: action(
    'frame.create',
    { jobId: '{done}', atSeconds: 1 },
    {
      also: ['frame_not_taken'],
      untried: 'the videos of this world are no films: continue.spec.ts',
    },
  ),
  cancelJob: action('job.cancel', { jobId: '{queued}' }),
  deleteJob: action('job.delete', { jobId: '{done}' }),
  restoreJob: action('job.delete', { jobId: '{deleted}' }),
  retryJob: action('job.create', { jobId: '{failed}', submissionId: '{new}' }),
  promoteJob: action('job.create', { jobId: '{done}', submissionId: '{new}' }),
  moveTakes: action('project.change', { ...here, projectId: '{project}', jobIds: ['{job}'] }),
  decideApproval: action('approval.decide', { jobId: '{approval}', approve: false }),
  resolveAttempt: action('operations.act', { jobId: '{attention}', taskId: '123456789012345' }),
  writeOffAttempt: action('operations.act', { jobId: '{attention}', reason: 'it is gone' }),

  // Projects, money and the audit.
  createProject: form('project.change', { ...here, name: 'New one', colour: 'slate' }),
  changeProject: form('project.change', {
    ...here,
    projectId: '{project}',
    name: 'Another',
    colour: 'slate',
  }),
  // With nobody's id: those who are no members are left out (setMembers), which is no refusal.
  nameProjectMembers: action('project.change', {
    ...here,
    projectId: '{project}',
    memberIds: [],
  }),
  archiveProject: form('project.change', { ...here, projectId: '{project}', archived: 'yes' }),
  saveBudget: form(
    'budget.change',
    { ...here, scope: 'project:{project}', period: 'month', limit: '5', kind: 'hard' },
    { also: ['budget_scope_gone'] },
  ),
  // Whoever may only take their own cap away is told that this is none.
  deleteBudget: form('budget.change', { ...here, budgetId: '{budget}' }, { also: ['not_found'] }),
  setApprovals: action('budget.change', { ...here, allowed: true }),
  savePrices: action('price.change', { ...here, provider: 'vapi', prices: [], note: 'x' }),
  dismissNotice: action('person', { ...here, noticeId: '{notice}' }),
  checkChain: action('audit.read', here),

  // Templates. Of the workspace's, its maker and managers: a member who did not make it is told so.
  createTemplate: action('template.create', {
    ...here,
    name: 'Lake',
    personal: true,
    composition: composed,
  }),
  saveTemplate: ofTemplate({ composition: composed }),
  renameTemplate: ofTemplate({ name: 'Another' }),
  shareTemplate: ofTemplate({}),
  restoreTemplateVersion: ofTemplate({ n: 1 }),
  removeTemplate: ofTemplate({ deleted: true }),

  // The upstream key. What needs the key comes before what removes it.
  changeUpstreamLimits: form('key.change', { ...here, rpm: '5', concurrency: '5' }),
  resumeUpstream: form('operations.act', here),
  testUpstreamKey: form('key.change', here, { untried: 'it would ask the provider' }),
  saveUpstreamKey: form(
    'key.change',
    {
      ...here,
      provider: 'minimax',
      apiKey: 'a-key-of-nobody-0123456789',
      rpm: '5',
      concurrency: '5',
    },
    { untried: 'it would ask the provider' },
  ),
  removeUpstreamKey: form('key.change', here),

  // The team.
  changeRole: form('member.change', { ...here, userId: '{member}', role: 'viewer' }),
  // Only somebody who asks for nothing: whoever names themselves leaves, and may.
  removeMember: form('member.change', { ...here, userId: '{absent}', waiting: 'cancel' }),
  transferOwnership: form(
    'workspace.transfer',
    { ...here, userId: '{member}' },
    { untried: 'the owner would be none for the lines after it' },
  ),
  leaveWorkspace: form(
    'person',
    { ...here, waiting: 'cancel' },
    { untried: 'who tries it would be none for the lines after it' },
  ),
  invite: form('member.invite', { ...here, email: '', role: 'member' }),
  revokeInvitation: form('member.invite', { ...here, invitationId: '{invitation}' }),
  acceptInvitation: form(
    'person',
    { token: 'none' },
    { untried: 'no token of this world opens anything: invitations.test.ts' },
  ),
  renameWorkspace: form('workspace.change', { ...here, name: 'Renamed' }),
  setAutoJoin: form('workspace.change', { ...here, domain: '', role: 'member' }),
  deleteWorkspace: form('workspace.delete', { ...here, name: 'not its name' }),
  restoreWorkspace: form('person', here, {
    except: ['late'],
    untried: 'the owner of one that is deleted is in no other',
  }),

  // The instance.
  suspendAccount: form(
    'administrator',
    { id: '{person}', suspended: 'yes' },
    { untried: 'it would shut people of this world out' },
  ),
  suspendWorkspace: form(
    'administrator',
    { id: '{team}', suspended: 'yes' },
    { untried: 'it would shut a workspace of this world' },
  ),
  dropSecondFactorOf: form('administrator', { id: '{person}' }, { untried: noSecrets }),

  // One's own account.
  tagDownloads: action('job.read', { ...here, tagged: true }),
  saveProfile: form('person', { name: 'x', locale: 'auto', theme: 'dark' }),
  changePassword: form(
    'person',
    { current: 'not it', password: 'another quiet frame' },
    { untried: noHashes },
  ),
  startSecondFactor: form('person', { current: 'not it' }, { untried: noHashes }),
  confirmSecondFactor: form('person', { code: '000000' }, { untried: noSecrets }),
  renewRecoveryCodes: form('person', { code: '000000' }, { untried: noSecrets }),
  dropSecondFactor: form('person', { code: '000000' }, { untried: noSecrets }),
  resendVerification: form('person', {}),
  verifyEmail: form('person', { token: aToken }),
  connect: form('person', {}),
  disconnect: form('person', { identityId: '{identity}' }),
  endSession: form('person', { sessionId: '{session}' }),
  endOtherSessions: form('person', {}),
  createWorkspace: form('person', { name: 'New' }), // last: it is the current one from then on
}

function ofTemplate(given: Record<string, unknown>): Policy {
  return action(
    'template.create',
    { ...here, templateId: '{template}', ...given },
    { also: ['not_allowed'] },
  )
}
