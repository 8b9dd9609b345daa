import { expect, test } from '@playwright/test'
import { processesWith } from '#tests/support/processes.ts'
import { sql } from '../database.ts'
import { signUpBy, submit } from '../portal.ts'
import { answers, dataDir, origin } from '../product.ts'
import { accepted, words } from '../upstream.ts'

const isServer = ({ command }: { command: string }) => command.startsWith('next-server')

test('a web process that is told to end waits for the answer to what it sent, and puts it on record', async ({
  request,
}) => {
  test.setTimeout(90_000)
  await signUpBy(request)
  const prompt = `A lighthouse whose ${words.slow} ${crypto.randomUUID()}`
  const jobId = await submit(request, prompt)
  const task = await accepted(prompt)
  const [server] = processesWith(dataDir).filter(isServer)
  expect(await attemptOf(jobId)).toMatchObject({ state: 'sending', sender: 'web' })

  process.kill(server?.pid ?? 0, 'SIGTERM')
  await expect.poll(() => isAlive(server?.pid), { timeout: 20_000 }).toBe(false)
  expect(await attemptOf(jobId)).toMatchObject({ state: 'accepted', task: task.taskId })
  await expect.poll(() => answers(`${origin}/api/health`), { timeout: 30_000 }).toBe(true) // it is started again
})

/** The job's attempt, and as what its sender is among the processes that live. */
async function attemptOf(jobId: string) {
  const [attempt] = await sql<{ state: string; task: string | null; sender: string | null }>(
    `select a.state::text, a.task_id as task, p.kind as sender
     from attempt a left join process p on p.boot_id = a.sender_boot_id where a.job_id = $1`,
    [jobId],
  )
  return attempt
}

function isAlive(pid: number | undefined): boolean {
  return processesWith(dataDir).some((each) => each.pid === pid)
}
