import { readdirSync, readFileSync, statSync } from 'node:fs'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { env } from '#lib/env.ts'
import { deliver } from '#lib/mail/deliver.ts'
import { letter } from '#lib/mail/letter.ts'
import { sendMail } from '#lib/mail/send.ts'
import { type Received, smtpServer, textOf } from '#tests/support/smtp.ts'

const settings = { MAIL_FROM: 'Firstframe <no-reply@example.org>', DATA_DIR: env().DATA_DIR }
const url = `https://video.example.org/verify/${'x'.repeat(43)}`
const message = letter({
  to: 'mira@example.org',
  locale: 'zh-CN',
  subject: '请确认你的邮箱',
  text: 'Someone made an account with <b>this</b> address & yours.',
  action: { label: '确认邮箱', url },
  foot: 'If it was not you, do nothing.',
})

let received: Received[] = []
let server: Awaited<ReturnType<typeof smtpServer>>

beforeEach(async () => {
  received = []
  server = await smtpServer((mail) => received.push(mail))
})
afterEach(() => server.stop())

test('a message arrives at the mail server, in both forms, with its link whole', async () => {
  await deliver(message, { ...settings, SMTP_URL: server.url })
  expect(received).toHaveLength(1)
  const { to, raw } = received[0] ?? { to: [], raw: '' }
  expect(to).toEqual(['mira@example.org'])
  expect(raw).toContain('From: Firstframe <no-reply@example.org>')
  expect(raw).toContain('Auto-Submitted: auto-generated')
  expect(raw).toContain('text/html')
  expect(textOf(raw)).toContain(url)
  expect(textOf(raw)).toContain('请确认你的邮箱')
})

test('an address cannot add another, or a header', async () => {
  for (const to of ['a@example.org, b@example.org', 'a@example.org\r\nBcc: b@example.org'])
    await deliver({ ...message, to }, { ...settings, SMTP_URL: server.url }).catch(() => {})
  for (const { to, raw } of received) {
    expect(to).not.toContain('b@example.org')
    expect(raw).not.toMatch(/^Bcc:/m)
  }
})

test('without a mail server it is a file that only its owner reads', async () => {
  await sendMail(message)
  const directory = join(env().DATA_DIR, 'mail')
  const [file = ''] = readdirSync(directory)
  expect(file).toMatch(/\.eml$/)
  expect(statSync(join(directory, file)).mode & 0o077).toBe(0)
  expect(textOf(readFileSync(join(directory, file), 'utf8'))).toContain(url)
})

test('a server that is busy is asked again, and one that says nothing keeps nobody waiting', async () => {
  const before = env().SMTP_URL
  const held: Socket[] = []
  const mute = createServer((socket) => held.push(socket))
  await new Promise<void>((resolve) => mute.listen(0, '127.0.0.1', resolve))
  const { port } = mute.address() as AddressInfo
  try {
    env().SMTP_URL = `smtp://127.0.0.1:${port}`
    const began = performance.now()
    await sendMail(message)
    expect(performance.now() - began).toBeLessThan(3_000)
    for (const socket of held) socket.destroy() // the first try ends; the second finds a server that works
    env().SMTP_URL = server.url
    await expect.poll(() => received.length, { timeout: 20_000 }).toBe(1)
  } finally {
    env().SMTP_URL = before
    mute.close()
  }
})

test('what is said cannot become markup', () => {
  expect(message.html).not.toContain('<b>')
  expect(message.html).toContain('&#60;b&#62;this&#60;/b&#62; address &#38; yours')
  expect(message.html).toContain('<html lang="zh-CN">')
})

test('a server that takes nothing is an error to who delivers', async () => {
  await server.stop()
  await expect(deliver(message, { ...settings, SMTP_URL: server.url })).rejects.toThrow()
})
