import { action, bytes, form, list, open, type Policy, page, stream, taken, way } from './policy.ts'

const settings = {
  model: 'MiniMax-Hailuo-02',
  durationSeconds: 6,
  resolution: '768P',
  promptOptimizer: true,
  fastPretreatment: false,
}

/**
 * One line for every page, route handler and server action of the production build: who may, and how it is
 * asked. An entry of the build without a line fails the run (isolation.test.ts).
 */
export const policies: Record<string, Policy> = {
  // Doors that are open, or have locks of their own.
  '/sign-in': open('nobody is signed in yet', '/sign-in', '/sign-in?next=/w/{workspace}'),
  '/sign-up': open('nobody is signed in yet', '/sign-up'),
  '/_global-error': open('a page without anything of anybody'),
  '/_not-found': open('a page without anything of anybody', '/nowhere/at/all'),
  'GET /icon.svg': open('a picture of ours', '/icon.svg'),
  'GET /api/health': open('says that the process lives', '/api/health'),
  'GET /api/ready': open('says what is not well', '/api/ready'),
  'POST /api/minimax/callback/[token]': open('the address is the credential: callback.spec.ts'),
  'GET /api/auth/[...nextauth]': open(
    'next-auth gives its own session',
    '/api/auth/session',
    '/api/auth/providers',
    '/api/auth/csrf',
  ),
  'POST /api/auth/[...nextauth]': open('next-auth: sign-in.test.ts'),
  signIn: open('nobody is signed in yet: sign-in.test.ts'),
  signUp: open('nobody is signed in yet: sign-up.test.ts'),
  signOut: open('whoever carries a session may end it: session.test.ts'),

  // Pages.
  '/[[...path]]': way('person', '/', '/new', '/jobs/{job}', '/settings'),
  '/w/[workspace]': page(
    'job.read',
    '/w/{workspace}',
    '/w/{workspace}?state=done',
    '/w/{workspace}?after={job}',
  ),
  '/w/[workspace]/jobs/[id]': page('job.read', '/w/{workspace}/jobs/{job}'),
  '/w/[workspace]/new': page(
    'job.read',
    '/w/{workspace}/new',
    '/w/{workspace}/new?remix={job}',
    '/w/{workspace}/new?frame={frame}',
  ),
  '/w/[workspace]/operations': page('operations.read', '/w/{workspace}/operations'),
  '/w/[workspace]/settings': page('person', '/w/{workspace}/settings'),

  // Files, lists and streams.
  'GET /api/frames/[id]': bytes(
    'job.read',
    '/api/frames/{frame}',
    '/api/frames/{frame}?size=small',
  ),
  'GET /api/jobs/[id]/poster': bytes('job.read', '/api/jobs/{done}/poster'),
  'GET /api/jobs/[id]/video': bytes(
    'job.read',
    '/api/jobs/{done}/video',
    '/api/jobs/{done}/video?download',
  ),
  'GET /api/jobs': list(
    'job.read',
    '/api/jobs?workspace={workspace}&limit=100',
    '/api/jobs?workspace={workspace}&after={job}',
    '/api/jobs?limit=100',
  ),
  'GET /api/events': stream(
    'job.read',
    '/api/events?workspace={workspace}',
    '/api/events?workspace={workspace}&after=0',
    '/api/events?after=0',
  ),
  'PUT /api/frames': taken('frame.create', '/api/frames?workspace={workspace}', 'no picture'),
  'POST /api/frames': taken(
    'frame.create',
    '/api/frames?workspace={workspace}',
    '{"url":"http://127.0.0.1/"}',
  ),

  // Jobs.
  generate: action(
    'job.create',
    { ...settings, prompt: 'a lake', submissionId: '{new}', frameId: '{frame}' },
    { also: ['frame_missing'] },
  ),
  cancelJob: action('job.cancel', { jobId: '{queued}' }),
  deleteJob: action('job.delete', { jobId: '{done}' }),
  restoreJob: action('job.delete', { jobId: '{deleted}' }),
  retryJob: action('job.create', { jobId: '{failed}', submissionId: '{new}' }),
  resolveAttempt: action('operations.act', { jobId: '{attention}', taskId: '123456789012345' }),
  writeOffAttempt: action('operations.act', { jobId: '{attention}', reason: 'it is gone' }),

  // One's own account.
  saveProfile: form('person', { name: 'x', locale: 'auto', theme: 'dark' }),
  changePassword: form(
    'person',
    { current: 'not it', password: 'another quiet frame' },
    { untried: 'the passwords of this world are no hashes: password.test.ts' },
  ),
  endSession: form('person', { sessionId: '{session}' }),
  endOtherSessions: form('person', {}),
}
