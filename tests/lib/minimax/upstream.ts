import type { IncomingHttpHeaders, ServerResponse } from 'node:http'
import { accountFor } from '#lib/minimax/providers.ts'
import type { CreateRequest, ProviderName } from '#lib/minimax/wire.ts'
import { serve } from '../net/server.ts'

export type Reply =
  | { status?: number; headers?: Record<string, string>; body: unknown }
  | ((response: ServerResponse) => void)

export type Asked = { method: string; url: string; headers: IncomingHttpHeaders; body: string }

/** A real upstream on loopback that gives `replies` in order, the last one for ever, and keeps what it was asked. */
export async function upstream(...replies: Reply[]) {
  const asked: Asked[] = []
  const server = await serve((request, response) => {
    const reply = replies[Math.min(server.requests.length, replies.length) - 1]
    const chunks: Buffer[] = []
    request.on('data', (chunk: Buffer) => chunks.push(chunk))
    request.on('error', () => {})
    request.on('end', () => {
      const { method = '', url = '', headers } = request
      asked.push({ method, url, headers, body: Buffer.concat(chunks).toString() })
      if (typeof reply === 'function') return reply(response)
      response.writeHead(reply?.status ?? 200, reply?.headers).end(bytesOf(reply?.body))
    })
  })
  return {
    ...server,
    asked,
    account: (provider: ProviderName = 'minimax', apiKey = 'sk-api-EXAMPLE') =>
      accountFor({ provider, baseUrl: server.url, apiKey }),
    [Symbol.asyncDispose]: server.close,
  }
}

function bytesOf(body: unknown): string | Buffer {
  return typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body)
}

/** `{ task_id, base_resp }` as the upstream writes it. */
export function envelope(code: number, message = 'success', rest: object = {}) {
  return { ...rest, base_resp: { status_code: code, status_msg: message } }
}

export const frameBytes = Buffer.from('not really a picture, but nobody decodes it here')

export function frameOf(bytes: Uint8Array, mime = 'image/png'): CreateRequest['firstFrame'] {
  return {
    mime,
    sizeBytes: bytes.byteLength,
    async *open() {
      for (let at = 0; at < bytes.byteLength; at += 7) yield bytes.subarray(at, at + 7)
    },
  }
}

export const request: CreateRequest = {
  model: 'MiniMax-Hailuo-2.3',
  prompt: 'A mouse runs toward the camera, smiling and blinking. [Push in]',
  durationSeconds: 6,
  resolution: '768P',
  promptOptimizer: true,
  fastPretreatment: undefined,
  callbackUrl: undefined,
  firstFrame: frameOf(frameBytes),
}
