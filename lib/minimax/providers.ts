import { createHash } from 'node:crypto'
import type { Account, ProviderName } from '#lib/minimax/wire.ts'

/** Where each provider is called (docs/upstream.md, 1). The three paths do not share a prefix: the relay queries elsewhere. */
export const providers = {
  vapi: {
    baseUrl: 'https://api.gpt.ge',
    create: '/task/minimax/v1/video_generation',
    query: '/task/{task_id}',
    retrieve: '/task/minimax/v1/files/retrieve?file_id={file_id}',
  },
  minimax: {
    baseUrl: 'https://api.minimax.io',
    create: '/v1/video_generation',
    query: '/v1/query/video_generation?task_id={task_id}',
    retrieve: '/v1/files/retrieve?file_id={file_id}',
  },
  'minimax-cn': {
    baseUrl: 'https://api.minimaxi.com',
    create: '/v1/video_generation',
    query: '/v1/query/video_generation?task_id={task_id}',
    retrieve: '/v1/files/retrieve?file_id={file_id}',
  },
} as const satisfies Record<
  ProviderName,
  { baseUrl: string; create: string; query: string; retrieve: string }
>

/** The account that `apiKey` opens at a provider. Throws when the key could not be sent in a header. */
export function accountFor(given: {
  provider: ProviderName
  baseUrl?: string | undefined
  apiKey: string
}): Account {
  const apiKey = given.apiKey.trim()
  if (!/^[\x21-\x7e]+$/.test(apiKey))
    throw new Error('The upstream key holds characters no key has')
  const baseUrl = (given.baseUrl ?? providers[given.provider].baseUrl).replace(/\/+$/, '')
  return { id: idOf(baseUrl, apiKey), provider: given.provider, baseUrl, apiKey }
}

/** Short, stable, and no help to whoever wants the key. */
function idOf(baseUrl: string, apiKey: string): string {
  return createHash('sha256').update(`${baseUrl}\n${apiKey}`).digest('hex').slice(0, 16)
}

export function createAddress(account: Account): URL {
  return new URL(account.baseUrl + providers[account.provider].create)
}

export function queryAddress(account: Account, taskId: string): URL {
  const { query } = providers[account.provider]
  return new URL(account.baseUrl + query.replace('{task_id}', encodeURIComponent(taskId)))
}

export function retrieveAddress(account: Account, fileId: string): URL {
  const { retrieve } = providers[account.provider]
  return new URL(account.baseUrl + retrieve.replace('{file_id}', encodeURIComponent(fileId)))
}
