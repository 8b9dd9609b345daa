import { SMTPServer } from 'smtp-server'

export type Received = { to: string[]; raw: string }

/** A real mail server on a port of its own: what it is given, and the way to stop it. */
export async function smtpServer(onMail: (mail: Received) => void, port = 0) {
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    logger: false,
    onData(stream, session, done) {
      const pieces: Buffer[] = []
      stream.on('data', (piece: Buffer) => pieces.push(piece))
      stream.on('end', () => {
        onMail({
          to: session.envelope.rcptTo.map(({ address }) => address),
          raw: Buffer.concat(pieces).toString('utf8'),
        })
        done()
      })
    },
  })
  server.on('error', () => {})
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  const address = server.server.address()
  const bound = typeof address === 'object' && address ? address.port : port
  return {
    url: `smtp://127.0.0.1:${bound}`,
    stop: () => new Promise<void>((resolve) => server.close(() => resolve())),
  }
}

/** The plain text of a message as a reader sees it. */
export function textOf(raw: string): string {
  const part = raw.split(/\r?\n--[^\r\n]+/).find((one) => /content-type: text\/plain/i.test(one))
  const [head = '', ...body] = (part ?? raw).trimStart().split(/\r?\n\r?\n/)
  const text = body.join('\n\n')
  if (/content-transfer-encoding: base64/i.test(head))
    return Buffer.from(text, 'base64').toString('utf8')
  if (!/content-transfer-encoding: quoted-printable/i.test(head)) return text
  const bytes = text
    .replace(/=\r?\n/g, '')
    .replace(/=([0-9A-F]{2})/g, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))
  return Buffer.from(bytes, 'latin1').toString('utf8')
}
