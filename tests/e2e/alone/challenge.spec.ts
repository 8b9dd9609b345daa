import { expect, test } from '@playwright/test'
import { newcomer, submit } from '../portal.ts'
import { accepted, words } from '../upstream.ts'

test('a challenge is echoed inside three seconds, also when fifty come at once', async ({
  playwright,
  request,
}) => {
  const person = await newcomer(playwright)
  const prompts = Array.from(
    { length: 10 },
    () => `A knock ${crypto.randomUUID()} ${words.endless}`,
  )
  for (const prompt of prompts) await submit(person, prompt)
  const tasks = await Promise.all(prompts.map(accepted))
  const knocks = tasks.flatMap(({ callbackUrl }) => Array.from({ length: 5 }, () => callbackUrl))
  const answers = await Promise.all(
    knocks.map(async (callbackUrl, index) => {
      const started = performance.now()
      const answer = await request.post(callbackUrl, { data: { challenge: `knock-${index}` } })
      const body = await answer.json()
      return { milliseconds: performance.now() - started, status: answer.status(), body }
    }),
  )
  expect(answers.map(({ status, body }) => [status, body])).toEqual(
    answers.map((_, index) => [200, { challenge: `knock-${index}` }]),
  )
  expect(Math.max(...answers.map(({ milliseconds }) => milliseconds))).toBeLessThan(3_000)
})
