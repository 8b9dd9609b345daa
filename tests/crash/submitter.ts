import type { IncomingMessage, ServerResponse } from 'node:http'
import { json } from 'node:stream/consumers'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { env } from '#lib/env.ts'
import { Refused } from '#lib/errors.ts'
import { upload } from '#lib/frames/upload.ts'
import { dispatch } from '#lib/jobs/dispatch.ts'
import { jobRequest } from '#lib/jobs/schema.ts'
import { submit } from '#lib/jobs/submit.ts'
import { log } from '#lib/log.ts'
import { liveAndDieWell } from '#lib/web/process.ts'
import { callbackDoor } from '#tests/support/callback-door.ts'

/**
 * The web process as far as jobs go, small enough to be started a hundred times: it takes submissions,
 * sends them, answers the upstream's callbacks, and lives and ends as Next's server does. It believes who asks.
 */

type Door = (viewer: Viewer, body: Record<string, unknown>) => Promise<unknown>

const doors: Record<string, Door> = {
  '/frames': (viewer, { picture }) => upload(viewer, once(Buffer.from(String(picture), 'base64'))),
  '/jobs': (viewer, { request }) => submit(viewer, jobRequest.parse(request)),
  // After the answer, as the server action does.
  '/dispatch': async () =>
    void dispatch().catch((error: unknown) => log.warn({ err: error }, 'a dispatch broke off')),
}

async function* once(bytes: Uint8Array): AsyncIterable<Uint8Array> {
  yield bytes
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  if (request.url === '/api/health') return void response.end('{"ok":true}')
  const door = doors[request.url ?? '']
  if (!door) return void response.writeHead(404).end()
  try {
    const { person, ...body } = (await json(request)) as { person: object }
    const from = { address: '', userAgent: '' }
    const viewer = { ...person, ...from, role: 'owner', name: 'Ada' } as Viewer
    const answered = await door(viewer, body)
    const status = answered instanceof Refused ? 422 : 200
    response.writeHead(status).end(JSON.stringify(answered ?? null))
  } catch (error) {
    log.warn({ err: error }, 'a request could not be answered')
    response.writeHead(500).end()
  }
}

liveAndDieWell()
callbackDoor((request, response) => void answer(request, response)).listen(env().PORT, env().HOST)
