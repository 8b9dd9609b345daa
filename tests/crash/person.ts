import { randomUUID } from 'node:crypto'
import sharp from 'sharp'
import type { Database } from './database.ts'

/** A member with a workspace and a frame, as the submitter is told who asks. */
export type Person = { userId: string; workspaceId: string; frameId: string }

/** `picture` is a PNG in base64. */
export async function person(database: Database, origin: string, picture: string): Promise<Person> {
  const [userId, workspaceId] = [randomUUID(), randomUUID()]
  await database.sql(
    'insert into workspace (id, name, slug) values ($1::uuid, $2, $1::uuid::text)',
    [workspaceId, 'Ada'],
  )
  await database.sql(
    `insert into project (id, workspace_id, name, colour, is_default) values ($1, $1, 'General', 'slate', true)`,
    [workspaceId],
  )
  await database.sql(
    `insert into "user" (id, email, name, password_hash) values ($1, $2, 'Ada', '')`,
    [userId, `${userId}@example.com`],
  )
  await database.sql(`insert into member (workspace_id, user_id, role) values ($1, $2, 'owner')`, [
    workspaceId,
    userId,
  ])
  const frame = { person: { userId, workspaceId }, picture }
  const { id: frameId } = await ask<{ id: string }>(origin, '/frames', frame)
  return { userId, workspaceId, frameId }
}

/** Noise, so that its video is large enough to be slow. */
export async function aPicture(): Promise<string> {
  const noise = { type: 'gaussian', mean: 128, sigma: 40 } as const
  const create = { width: 320, height: 320, channels: 3, background: '#808080', noise } as const
  return (await sharp({ create }).blur(3).png().toBuffer()).toString('base64')
}

/** Asks the web process; throws when it does not answer well. */
export async function ask<T>(origin: string, path: string, body: object): Promise<T> {
  const answer = await fetch(origin + path, { method: 'POST', body: JSON.stringify(body) })
  if (!answer.ok) throw new Error(`${path} was answered with ${answer.status}`)
  return answer.json() as Promise<T>
}
