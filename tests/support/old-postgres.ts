import { createServer } from 'node:net'
import { onTestFinished } from 'vitest'

/** A stand-in for a PostgreSQL that says it is `version`: lets everybody in, answers every question with that. Returns its port. */
export async function oldPostgres(version: string): Promise<number> {
  const server = createServer((socket) => {
    let entered = false
    socket.on('error', () => {})
    socket.on('data', (chunk) => {
      if (!entered) socket.write(Buffer.concat([authenticated, ready]))
      else if (chunk.toString('latin1', 0, 1) === 'Q') socket.write(answer(version))
      entered = true
    })
  }).listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  onTestFinished(() => void server.close())
  const address = server.address()
  return typeof address === 'object' ? (address?.port ?? 0) : 0
}

/** A message of PostgreSQL's protocol, version 3: its letter, its length, its body. */
function message(letter: string, body: Buffer): Buffer {
  const length = Buffer.alloc(4)
  length.writeInt32BE(body.length + 4)
  return Buffer.concat([Buffer.from(letter), length, body])
}

const authenticated = message('R', Buffer.alloc(4))
const ready = message('Z', Buffer.from('I'))

/** One row with one column of text. */
function answer(text: string): Buffer {
  const column = Buffer.from(
    '\0\x01server_version\0\0\0\0\0\0\0\0\0\0\x19\xff\xff\xff\xff\xff\xff\0\0',
    'latin1',
  )
  const value = Buffer.from(text)
  const row = Buffer.concat([Buffer.from([0, 1, 0, 0, 0, value.length]), value])
  return Buffer.concat([
    message('T', column),
    message('D', row),
    message('C', Buffer.from('SHOW\0')),
    ready,
  ])
}
