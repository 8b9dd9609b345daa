import 'server-only'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createTransport, type SendMailOptions } from 'nodemailer'
import { now } from '#lib/clock.ts'
import type { Env } from '#lib/env.ts'
import { log } from '#lib/log.ts'
import type { Message } from '#lib/mail/send.ts'
import { uuid7 } from '#lib/uuid7.ts'

type MailSettings = Pick<Env, 'SMTP_URL' | 'MAIL_FROM' | 'DATA_DIR'>

/** Hands one message over, once. Throws what nodemailer throws. */
export async function deliver(message: Message, settings: MailSettings): Promise<void> {
  const { subject, text, html } = message
  const mail: SendMailOptions = {
    from: settings.MAIL_FROM,
    // As an object it is one address, whatever is in it: no list, no header.
    to: { name: '', address: message.to },
    subject,
    text,
    html,
    headers: { 'Auto-Submitted': 'auto-generated' },
  }
  if (settings.SMTP_URL) await bySmtp(mail, settings.SMTP_URL)
  else await toFile(mail, message, settings.DATA_DIR)
}

/** A server that says nothing is given up after so long. */
const patience = { connectionTimeout: 5_000, greetingTimeout: 5_000, socketTimeout: 10_000 }

async function bySmtp(mail: SendMailOptions, url: string): Promise<void> {
  const transport = createTransport({ url, ...patience, disableFileAccess: true })
  try {
    await transport.sendMail({ ...mail, disableUrlAccess: true })
  } finally {
    transport.close()
  }
}

/** For who tries it at home: the message as a file, and its link where they look anyway. */
async function toFile(mail: SendMailOptions, { to, text }: Message, dataDir: string) {
  const { message } = await createTransport({ streamTransport: true, buffer: true }).sendMail(mail)
  const directory = join(dataDir, 'mail')
  await mkdir(directory, { recursive: true, mode: 0o700 })
  const stamp = now().toISOString().replace(/[:.]/g, '-')
  const file = join(directory, `${stamp}-${uuid7().slice(-8)}.eml`)
  await writeFile(file, message, { mode: 0o600 })
  const link = text.match(/https?:\/\/\S+/)?.[0]
  log.info({ to, link, file }, 'no SMTP_URL: mail was written to a file')
}
