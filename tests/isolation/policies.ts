import { policiesOfActions } from './policies-of-actions.ts'
import { bytes, list, open, type Policy, page, stream, taken, way } from './policy.ts'

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
  signInAsOther: open('whoever carries a session may end it'),
  '/invite/[token]': open('the address is the credential', '/invite/none'),
  '/sign-in/code': open('nobody is signed in yet', '/sign-in/code'),
  '/sign-in/link': open('nobody is signed in yet', '/sign-in/link'),
  '/sign-in/link/[token]': open('the address is the credential', '/sign-in/link/none'),
  '/reset': open('nobody is signed in', '/reset'),
  '/reset/[token]': open('the address is the credential', '/reset/none'),
  '/connect': open('a cookie that we sealed is the credential', '/connect'),
  answerCode: open('a cookie that we sealed and the code are the credentials'),
  askSignInLink: open('tells nobody whether there is an account: mailed-link.test.ts'),
  askReset: open('tells nobody whether there is an account: mailed-link.test.ts'),
  signInByLink: open('the token is the credential: mailed-link.test.ts'),
  resetPassword: open('the token is the credential: mailed-link.test.ts'),

  // Pages.
  '/[[...path]]': way('person', '/', '/new', '/jobs/{job}', '/settings'),
  '/w/[workspace]': page(
    'job.read',
    '/w/{workspace}',
    '/w/{workspace}?state=done',
    '/w/{workspace}?after={job}',
    '/w/{workspace}?project={project}',
    '/w/{workspace}?member={member}',
  ),
  '/w/[workspace]/jobs/[id]': page('job.read', '/w/{workspace}/jobs/{job}'),
  '/w/[workspace]/new': page(
    'job.read',
    '/w/{workspace}/new',
    '/w/{workspace}/new?remix={job}',
    '/w/{workspace}/new?frame={frame}',
    '/w/{workspace}/new?remix={job}&frame={frame}',
  ),
  '/w/[workspace]/operations': page('operations.read', '/w/{workspace}/operations'),
  '/w/[workspace]/settings': page('person', '/w/{workspace}/settings'),
  '/w/[workspace]/team': page('team.read', '/w/{workspace}/team'),
  '/w/[workspace]/budgets': page('usage.own', '/w/{workspace}/budgets'),
  '/w/[workspace]/keys': page('key.change', '/w/{workspace}/keys'),
  '/w/[workspace]/projects': page('job.read', '/w/{workspace}/projects'),
  '/w/[workspace]/usage': page(
    'usage.own',
    '/w/{workspace}/usage',
    '/w/{workspace}/usage?by=member',
    '/w/{workspace}/usage?by=project',
  ),
  '/w/[workspace]/audit': page(
    'audit.read',
    '/w/{workspace}/audit',
    '/w/{workspace}/audit?who={member}',
    '/w/{workspace}/audit?subject={job}',
  ),
  '/workspaces': page('person', '/workspaces'),
  '/workspaces/new': page('person', '/workspaces/new'),
  '/verify/[token]': page('person', '/verify/none'),
  '/admin': page('administrator', '/admin'),
  '/admin/accounts': page('administrator', '/admin/accounts', '/admin/accounts?after={person}'),
  '/admin/workspaces': page('administrator', '/admin/workspaces', '/admin/workspaces?after={team}'),

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
    '/api/jobs/{done}/video?download=plain',
  ),
  'GET /api/jobs': list(
    'job.read',
    '/api/jobs?workspace={workspace}&limit=100',
    '/api/jobs?workspace={workspace}&after={job}',
    '/api/jobs?workspace={workspace}&project={project}',
    '/api/jobs?workspace={workspace}&member={member}',
    '/api/jobs?limit=100',
  ),
  'GET /api/outlook': list('job.read', '/api/outlook?workspace={workspace}', '/api/outlook'),
  'GET /api/usage': list(
    'usage.own',
    '/api/usage?workspace={workspace}',
    '/api/usage?workspace={workspace}&by=member',
    '/api/usage?workspace={workspace}&by=project',
  ),
  'GET /api/audit': list(
    'audit.read',
    '/api/audit?workspace={workspace}',
    '/api/audit?workspace={workspace}&who={member}',
    '/api/audit?workspace={workspace}&subject={job}',
  ),
  'POST /api/usage/reconcile': taken(
    'usage.read',
    '/api/usage/reconcile?workspace={workspace}&from=2026-01-01&to=2026-12-31',
    'task_id,amount\n1,0.28\n',
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

  ...policiesOfActions,
}
