import { randomUUID } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { answerCallback } from '#lib/jobs/answer-callback.ts'
import { sweeps } from '#lib/jobs/sweep.ts'
import { emptyDatabase, sql } from '#tests/support/database.ts'

const push = (task_id: string) => JSON.stringify({ task_id, status: 'processing' })

const kept = () =>
  sql<{ task_id: string; pushes: number }>(
    'select task_id, pushes from orphan_push order by task_id',
  )

const kinds = async (answers: ReturnType<typeof answerCallback>[]) =>
  (await Promise.all(answers)).map(({ kind }) => kind)

beforeEach(emptyDatabase)

test('an orphan push is forgotten eight days after it last came', async () => {
  for (const task of ['old', 'young']) await answerCallback(randomUUID(), push(task))
  await sql(`update orphan_push set first_at = now() - interval '20 days', last_at = now() -
    case task_id when 'old' then interval '8 days 1 minute' else interval '7 days 23 hours' end`)
  await sweeps.find(({ name }) => name === 'forget orphaned pushes')?.run()
  expect((await kept()).map(({ task_id }) => task_id)).toEqual(['young'])
})

test('an orphan push is not kept when its address names task after task, but what is kept is still counted', async () => {
  const leaked = randomUUID()
  const burst = Array.from({ length: 20 }, (_, n) => answerCallback(leaked, push(`${10 + n}`)))
  expect((await kinds(burst)).filter((kind) => kind === 'taken')).toHaveLength(8)
  expect((await answerCallback(leaked, push('99'))).kind).toBe('missing')
  const [first] = await kept()
  expect((await answerCallback(leaked, push(first?.task_id ?? ''))).kind).toBe('taken')
  expect((await kept()).map(({ pushes }) => pushes)).toEqual([2, 1, 1, 1, 1, 1, 1, 1])
  expect((await answerCallback(randomUUID(), push('99'))).kind).toBe('taken')
})

test('an orphan push is not kept when a thousand are', async () => {
  await sql(`insert into orphan_push (attempt_id, task_id, pushes, body)
    select gen_random_uuid(), n::text, 1, '' from generate_series(1, 998) n`)
  const burst = Array.from({ length: 5 }, () => answerCallback(randomUUID(), push('1')))
  expect((await kinds(burst)).filter((kind) => kind === 'taken')).toHaveLength(2)
  expect(await kept()).toHaveLength(1000)
})
