import { readdirSync, readFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import { textOf } from '#tests/support/smtp.ts'
import { mailDirectory } from './servers.ts'

/** How many messages the mail server was given for this address. */
export function mailsTo(email: string): string[] {
  return readdirSync(mailDirectory)
    .filter((name) => name.endsWith(` ${email}.eml`))
    .sort()
    .map((name) => textOf(readFileSync(`${mailDirectory}/${name}`, 'utf8')))
}

/** The link in the latest message to this address that leads to `path`, once it is there. */
export async function linkTo(email: string, path: string): Promise<string> {
  const found = () =>
    mailsTo(email).flatMap(
      (text) => text.match(/http:\/\/\S+/g)?.filter((url) => url.includes(path)) ?? [],
    )
  await expect.poll(() => found().length, { timeout: 15_000 }).toBeGreaterThan(0)
  return found().at(-1) ?? ''
}
