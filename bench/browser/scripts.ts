import type { BrowserContext } from '@playwright/test'
import { request } from 'undici'
import type { Reading } from '../measure/rounds.ts'

/** What a page fetches in the seconds after it has loaded counts too: it was not asked for by a person. */
const lookMilliseconds = 3_000

export type Wanted = { address: string; content: string }

/**
 * Opens `address` in a new tab and reads which scripts the browser fetches, and how many KiB each one is
 * as gzip over HTTP. Throws when the page does not show `content`.
 */
export async function firstLoad(
  context: BrowserContext,
  { address, content }: Wanted,
): Promise<Reading> {
  const page = await context.newPage()
  const scripts = new Set<string>()
  page.on('request', (asked) => {
    if (asked.resourceType() === 'script') scripts.add(asked.url())
  })
  await page.goto(address, { waitUntil: 'load' })
  await page.locator(content).first().waitFor()
  await page.waitForTimeout(lookMilliseconds)
  await page.close()
  return { kibibytes: await kibibytes([...scripts]), scripts: scripts.size }
}

async function kibibytes(addresses: string[]): Promise<number> {
  const sizes = await Promise.all(addresses.map(gzipBytes))
  return sizes.reduce((total, bytes) => total + bytes, 0) / 1024
}

/** The length of the body as it comes over the wire; a small one is sent as it is. */
async function gzipBytes(address: string): Promise<number> {
  const { statusCode, body } = await request(address, { headers: { 'accept-encoding': 'gzip' } })
  const bytes = await body.arrayBuffer()
  if (statusCode !== 200) throw new Error(`${address} answered ${statusCode}`)
  return bytes.byteLength
}
