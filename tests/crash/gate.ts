import {
  createServer,
  type IncomingMessage,
  request,
  type Server,
  type ServerResponse,
} from 'node:http'
import { buffer } from 'node:stream/consumers'
import { Bar, type Place } from './bar.ts'

/**
 * The road between the product and the sandbox. It passes every call on unchanged, and keeps those of a
 * job for as long as its bar is down. What came in whole is passed on even when its sender is dead by then.
 */
export class Gate {
  readonly #bars = new Map<string, Bar>()
  /** The prompt that the id of a task, the id of a file or the path of a video belongs to. */
  readonly #prompts = new Map<string, string>()
  readonly #server: Server
  readonly #upstreamPort: number
  /** Create calls that are under way. */
  creates = 0

  constructor(port: number, upstreamPort: number) {
    this.#upstreamPort = upstreamPort
    this.#server = createServer((call, response) => {
      this.#pass(call, response).catch(() => response.destroy()) // one of the two ends is dead
    }).listen(port, '127.0.0.1')
  }

  /** Lets down a bar for the job with this prompt. */
  bar(prompt: string, place: Place): Bar {
    const bar = new Bar(place)
    this.#bars.set(prompt, bar)
    return bar
  }

  close(): void {
    for (const bar of this.#bars.values()) bar.lift()
    this.#server.close().closeAllConnections()
  }

  async #pass(call: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = await buffer(call)
    const { place, name } = kindOf(call)
    if (place === 'create') this.creates += 1
    try {
      const prompt = place === 'create' ? JSON.parse(`${body}`).prompt : this.#prompts.get(name)
      const bar = this.#bars.get(prompt)
      if (bar?.place === place && place !== 'download') await bar.keep(response)
      const answer = await this.#forward(call, body)
      const bytes = await buffer(answer)
      if (place !== 'download') this.#learn(`${bytes}`, prompt)
      if (bar?.place === 'answer' && place === 'create') await bar.keep(response)
      response.writeHead(answer.statusCode ?? 502, answer.headers)
      if (bar?.place === 'download' && place === 'download') await bar.drip(response, bytes)
      else response.end(bytes)
    } finally {
      if (place === 'create') this.creates -= 1
    }
  }

  #forward({ method, url, headers }: IncomingMessage, body: Buffer): Promise<IncomingMessage> {
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>()
    const to = { host: '127.0.0.1', port: this.#upstreamPort, path: url, agent: false } as const
    request({ ...to, ...(method && { method }), headers }, resolve)
      .on('error', reject)
      .end(body)
    return promise
  }

  /** Ids that an answer names are the job's from now on. */
  #learn(answer: string, prompt: string | undefined): void {
    if (prompt === undefined) return
    const { task_id, file_id, file } = JSON.parse(answer)
    const names = [task_id, file_id, file?.file_id, file && new URL(file.download_url).pathname]
    for (const name of names) if (name) this.#prompts.set(String(name), prompt)
  }
}

/** What a call of the relay's paths is, and the id or path in it that tells whose it is. */
function kindOf({ method, url = '' }: IncomingMessage): { place: Place | 'other'; name: string } {
  const { pathname, searchParams } = new URL(url, 'http://sandbox')
  if (method === 'POST') return { place: 'create', name: '' }
  if (pathname.startsWith('/files/')) return { place: 'download', name: pathname }
  const fileId = searchParams.get('file_id')
  if (fileId) return { place: 'other', name: fileId }
  return { place: 'query', name: pathname.split('/').at(-1) ?? '' }
}
