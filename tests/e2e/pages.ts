import type { APIRequestContext, Page } from '@playwright/test'
import { type Called, call } from './actions.ts'
import { keepQueued } from './database.ts'
import { linkTo } from './doors/mail.ts'
import { givenUp, reached, signUpBy, smallest, submit, submitBatch } from './portal.ts'
import { words } from './upstream.ts'

/** The pages of who is not signed in. */
export const doors = [
  '/sign-up',
  '/sign-in',
  '/sign-in?error=provider_unverified',
  '/sign-in/code',
  '/sign-in/link',
  '/sign-in/link/none',
  '/reset',
  '/reset/none',
  '/connect',
]

/** Signs the page's person up and gives them a job in each state that looks its own way; answers every address. */
export async function pageAddresses(page: Page): Promise<string[]> {
  const person = page.request
  const { email } = await signUpBy(person)
  const running = await submit(person, `A lighthouse in the fog ${words.endless}`)
  const failed = await submit(person, 'A street that is refused sandbox:refuse-input')
  const lost = await submit(person, `A tram in the rain ${words.lost}`)
  const done = await submit(person, 'A rowing boat at the jetty, [Push in]')
  await reached(person, done, 'done')
  await reached(person, failed, 'failed')
  await reached(person, running, 'rendering')
  await givenUp(person, lost)
  const batch = await submitBatch(person, ['A rowing boat', 'The same boat, later'], 2)
  const workspace = await workspaceOf(person)
  const jobs = [done, running, failed, lost, ...(await unsent(person, workspace))]
  return [
    '/',
    '/new',
    `/new?remix=${done}`,
    ...jobs.map((id) => `/jobs/${id}`),
    `/batches/${batch}`,
    `/?batch=${batch}`,
    '/usage',
    '/projects',
    '/templates',
    `/w/${workspace}/templates/${await template(person, workspace)}`,
    '/audit',
    '/budgets',
    '/keys',
    '/settings',
    '/operations',
    '/team',
    '/workspaces',
    '/workspaces/new',
    '/jobs/none',
    await invitation(person, workspace),
    await linkTo(email, '/verify/'),
  ]
}

/** The workspace's name in addresses. */
async function workspaceOf(person: APIRequestContext): Promise<string> {
  return new URL((await person.get('/')).url()).pathname.split('/')[2] ?? ''
}

/** Takes over a budget: one waits for a yes, one for its turn, one was canceled. Nothing can be spent afterwards. */
async function unsent(person: APIRequestContext, workspace: string): Promise<string[]> {
  await call(
    person,
    'saveBudget',
    form({ workspace, scope: 'workspace', period: 'month', limit: '0' }),
  )
  const ask = (prompt: string) => submit(person, prompt, { askApproval: true })
  const [waiting, queued, canceled] = [
    await ask('A gate'),
    await ask('A wall'),
    await ask('A door'),
  ]
  await keepQueued(queued)
  await call(person, 'cancelJob', { jobId: canceled })
  await reached(person, canceled, 'canceled')
  return [waiting, queued, canceled]
}

async function template(person: APIRequestContext, workspace: string): Promise<string> {
  const prompt = '{{product}} on a marble table, [Push in]'
  const composition = { frameId: null, prompt, choice: smallest, projectId: null }
  const named = { workspace, name: 'Packshot', personal: false, composition }
  return given<{ templateId: string }>(await call(person, 'createTemplate', named)).templateId
}

async function invitation(person: APIRequestContext, workspace: string): Promise<string> {
  const asked = await call(person, 'invite', form({ workspace, email: '', role: 'member' }))
  return given<{ link: string }>(asked).link
}

function given<T>({ answer, text }: Called): T {
  if (!answer?.ok) throw new Error(`not given: ${text}`)
  return answer.value as T
}

function form(values: Record<string, string>): FormData {
  const data = new FormData()
  for (const [name, value] of Object.entries(values)) data.append(name, value)
  return data
}
