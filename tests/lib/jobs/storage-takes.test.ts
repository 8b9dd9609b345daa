import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { env } from '#lib/env.ts'
import { jobDetails } from '#lib/jobs/queries.ts'
import { sayStorageIsBack, sayWaitsForStorage } from '#lib/jobs/storage-wait-rows.ts'
import { messagesOf } from '#lib/web/messages.ts'
import { sql } from '#tests/support/database.ts'
import { aFrame, aViewer, generate, oracle, reached, withEngine } from '#tests/support/engine.ts'
import { takeLoggedErrors } from '#tests/support/logged-errors.ts'
import { queued } from '#tests/support/team.ts'

const { sandbox } = withEngine()

/** What is stored can be read, and nothing can be written: where unfinished files lie there is a file. */
const folder = join(fileURLToPath(env().STORAGE_URL), '.unfinished')
const block = async () => {
  await rename(folder, `${folder}-aside`)
  await writeFile(folder, 'in the way')
}
const mend = async () => {
  await rm(folder)
  await rename(`${folder}-aside`, folder)
}

beforeAll(() => mkdir(folder, { recursive: true }))
afterAll(() => rm(`${folder}-aside`, { recursive: true, force: true }))

it('nothing is sent while the storage takes nothing; jobs say so once, and go when it does again', async () => {
  const ada = await aViewer()
  const frameId = await aFrame(ada, 320, 320)
  await block()
  const first = await generate(ada, { frameId })
  await reached(ada, first, ['queued'], 20, ({ waiting }) => waiting === 'no_storage')
  const second = await generate(ada, { frameId })
  // Told by a later look at the storage than the first.
  await reached(ada, second, ['queued'], 20, ({ waiting }) => waiting === 'no_storage')
  expect(await waitsOf(ada, first), 'each job says it once').toEqual(['no_storage'])
  expect((await oracle(sandbox())).accepted).toEqual([])
  expect(takeLoggedErrors().map(({ msg }) => msg)).toEqual([
    'the storage takes no file: nothing is sent',
  ])

  await mend()
  for (const id of [first, second]) await reached(ada, id, ['done'], 40)
  expect((await oracle(sandbox())).accepted).toHaveLength(2)
  expect(await waitsOf(ada, first)).toEqual(['no_storage', 'turn'])
})

it('only what could be sent now is told, in every workspace, and untold afterwards', async () => {
  await sql(`update upstream set paused_until = now() + interval '1 hour'`)
  const [ada, bob] = [await aViewer('Ada'), await aViewer('Bob')]
  const [early, ...now] = await queued(ada, 4)
  const [other] = await queued(bob, 1)
  await sql(
    `update job set due_at = now() + interval '1 hour', waiting_code = 'rate_limited' where id = $1`,
    [early],
  )
  for (let times = 0; times < 2; times++) await sayWaitsForStorage()
  const told = [...now, other ?? '']
  expect(await waiting()).toEqual({
    [early ?? '']: 'rate_limited',
    ...Object.fromEntries(told.map((id) => [id, 'no_storage'])),
  })
  const lines = await sql(`select from event where kind = 'waiting' and job_id = any($1)`, [told])
  expect(lines).toHaveLength(4)
  await sayStorageIsBack()
  expect(Object.values(await waiting())).toEqual(expect.arrayContaining(['rate_limited', null]))
  expect(Object.values(await waiting())).not.toContain('no_storage')
})

it('the sentence is about a job that was not sent', () => {
  expect(messagesOf('en').failures.no_storage).toMatch(/^Nothing is sent to MiniMax/)
  expect(messagesOf('zh-CN').failures.no_storage).toContain('不会向 MiniMax 发送请求')
})

async function waitsOf(viewer: Awaited<ReturnType<typeof aViewer>>, jobId: string) {
  const receipt = (await jobDetails(viewer, jobId))?.receipt ?? []
  return receipt.filter(({ kind }) => kind === 'waiting').map(({ data }) => data.code)
}

async function waiting(): Promise<Record<string, string | null>> {
  const rows = await sql<{ id: string; code: string | null }>(
    `select id, waiting_code as code from job where state = 'queued'`,
  )
  return Object.fromEntries(rows.map(({ id, code }) => [id, code]))
}
