import { beforeEach, expect, test } from 'vitest'
import { endSession } from '#lib/accounts/end-session.ts'
import { signIn } from '#lib/accounts/sign-in.ts'
import { eventStream } from '#lib/web/event-stream.ts'
import { emptyDatabase, sql } from '#tests/support/database.ts'
import { inside, newcomer, password, stranger, viewerWith } from './people.ts'

beforeEach(emptyDatabase)

/** Reads an open stream until `text` comes, or until it ends. */
async function readUntil(reader: ReadableStreamDefaultReader<Uint8Array>, text: string) {
  const decoder = new TextDecoder()
  let seen = ''
  while (!seen.includes(text)) {
    const { value, done } = await reader.read()
    if (done) return `${seen}(end)`
    seen += decoder.decode(value)
  }
  return seen
}

test('an open stream ends with its session, at once, and the others stay open', async () => {
  const mira = await newcomer()
  const phone = await viewerWith(
    inside(await signIn({ email: mira.email, password }, stranger())).token,
  )
  const leaving = new AbortController()
  const [here, there] = [mira.viewer, phone].map((viewer) => {
    const { body } = eventStream(viewer, '0', leaving.signal)
    if (!body) throw new Error('no stream')
    return body.getReader()
  })
  if (!here || !there) throw new Error('no reader')
  await Promise.all([here, there].map((reader) => readUntil(reader, ': still here')))
  const at = performance.now()
  await endSession(mira.viewer, phone.sessionId)
  expect(await readUntil(there, 'nothing like this')).toContain('(end)')
  expect(performance.now() - at).toBeLessThan(10_000) // the next heartbeat is 15 s away
  await sql(`select pg_notify('firstframe_live', $1)`, [`${mira.viewer.workspaceId}:session`])
  expect(await readUntil(here, ': still here')).not.toContain('(end)')
  leaving.abort()
})
