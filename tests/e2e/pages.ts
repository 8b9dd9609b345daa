import type { Page } from '@playwright/test'
import { letAnswersBeGivenUp } from './database.ts'
import { reached, signUpBy, submit, submitBatch } from './portal.ts'
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
  await signUpBy(person)
  const running = await submit(person, `A lighthouse in the fog ${words.endless}`)
  const failed = await submit(person, 'A street that is refused sandbox:refuse-input')
  const lost = await submit(person, `A tram in the rain ${words.lost}`)
  const done = await submit(person, 'A rowing boat at the jetty, [Push in]')
  await reached(person, done, 'done')
  await reached(person, failed, 'failed')
  await reached(person, running, 'rendering')
  const until = Date.now() + 60_000
  while (Date.now() < until && !(await isAttention(person, lost))) await letAnswersBeGivenUp(lost)
  const batch = await submitBatch(person, ['A rowing boat', 'The same boat, later'], 2)
  const jobs = [done, running, failed, lost].map((id) => `/jobs/${id}`)
  return [
    '/',
    '/new',
    `/new?remix=${done}`,
    ...jobs,
    `/batches/${batch}`,
    `/?batch=${batch}`,
    '/usage',
    '/projects',
    '/templates',
    '/audit',
    '/budgets',
    '/keys',
    '/settings',
    '/operations',
    '/team',
    '/workspaces',
    '/workspaces/new',
    '/jobs/none',
  ]
}

async function isAttention(person: Page['request'], jobId: string): Promise<boolean> {
  await new Promise((resolve) => setTimeout(resolve, 500))
  const { jobs } = await (await person.get('/api/jobs?state=attention')).json()
  return jobs.some(({ id }: { id: string }) => id === jobId)
}
