import 'server-only'
import { randomUUID } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { now } from '#lib/clock.ts'
import { env } from '#lib/env.ts'

export type Message = { to: string; subject: string; text: string; html: string }

/** Writes one message to DATA_DIR/mail. */
export async function sendMail({ to, subject, text, html }: Message): Promise<void> {
  const directory = join(env().DATA_DIR, 'mail')
  await mkdir(directory, { recursive: true, mode: 0o700 })
  const boundary = randomUUID()
  const encoded = (part: string) => Buffer.from(part).toString('base64')
  const lines = [
    `Date: ${now().toUTCString()}`,
    `To: ${to}`,
    `Subject: =?utf-8?B?${encoded(subject)}?=`,
    'MIME-Version: 1.0',
    `Content-Type: multipart/alternative; boundary="${boundary}"`,
    '',
    ...(['plain', 'html'] as const).flatMap((kind) => [
      `--${boundary}`,
      `Content-Type: text/${kind}; charset=utf-8`,
      'Content-Transfer-Encoding: base64',
      '',
      encoded(kind === 'plain' ? text : html),
    ]),
    `--${boundary}--`,
  ]
  await writeFile(join(directory, `${Date.now()}-${boundary}.eml`), lines.join('\r\n'), {
    mode: 0o600,
  })
}
