import { request } from 'node:http'

export type Raw = {
  status: number
  headers: Record<string, string | string[] | undefined>
  text: string
  /** False when the connection broke off before the body was whole. */
  complete: boolean
}

/** An HTTP call that shows what a comfortable client hides: broken bodies, lengths, sockets. */
export function raw(url: string, { method = 'GET', headers = {}, body = '' } = {}): Promise<Raw> {
  return new Promise((resolve, reject) => {
    const call = request(url, { method, headers, agent: false }, (response) => {
      const chunks: Buffer[] = []
      const done = () =>
        resolve({
          status: response.statusCode ?? 0,
          headers: response.headers,
          text: Buffer.concat(chunks).toString('latin1'),
          complete: response.complete,
        })
      response.on('data', (chunk: Buffer) => chunks.push(chunk))
      response.on('end', done)
      response.on('error', done)
    })
    call.on('error', reject)
    call.end(body)
  })
}
