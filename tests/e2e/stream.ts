import { type APIRequestContext, expect } from '@playwright/test'
import { origin } from './product.ts'

/** An open event stream and all that it said so far. */
export type Listening = {
  text: () => string
  until: (words: string) => Promise<void>
  close: () => void
}

/** Opens a stream with the cookies of `person`; Playwright's own requests wait for the end of an answer. */
export async function listen(
  person: APIRequestContext,
  path: string,
  headers: Record<string, string> = {},
): Promise<Listening> {
  const { cookies } = await person.storageState()
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
  const stop = new AbortController()
  const answer = await fetch(origin + path, {
    headers: { ...headers, cookie },
    signal: stop.signal,
  })
  expect(answer.status).toBe(200)
  let heard = ''
  const decoder = new TextDecoder()
  const read = async () => {
    for await (const bytes of answer.body ?? []) heard += decoder.decode(bytes, { stream: true })
  }
  read().catch(() => {}) // closed by us
  return {
    text: () => heard,
    until: (words) => expect.poll(() => heard, { timeout: 20_000 }).toContain(words),
    close: () => stop.abort(),
  }
}
