import 'server-only'
import { randomUUID } from 'node:crypto'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { env } from '#lib/env.ts'
import { log } from '#lib/log.ts'

/** Writes the message to DATA_DIR/mail and shows its link in the log: nobody set up a mail server. */
export async function sendMail(message: {
  to: string
  subject: string
  text: string
  html: string
}): Promise<void> {
  const folder = join(env().DATA_DIR, 'mail')
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const headers = `To: ${message.to}\r\nSubject: ${encoded(message.subject)}\r\nContent-Type: text/plain; charset=utf-8\r\n`
  const path = join(folder, `${Date.now()}-${randomUUID()}.eml`)
  await writeFile(path, `${headers}\r\n${message.text}`, { mode: 0o600 })
  log.info({ link: /https?:\S+/.exec(message.text)?.[0] }, 'mail written to DATA_DIR/mail')
}

function encoded(text: string): string {
  return `=?utf-8?B?${Buffer.from(text).toString('base64')}?=`
}
