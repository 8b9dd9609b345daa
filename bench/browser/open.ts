import { existsSync } from 'node:fs'
import { type Browser, chromium } from '@playwright/test'
import type { Bench } from '../bench.ts'

const debians = '/usr/bin/chromium'

/** A real Chromium without a window: Debian's own, where Playwright's cannot be downloaded. */
export async function openBrowser({ closing }: Pick<Bench, 'closing'>): Promise<Browser> {
  const browser = await chromium.launch({
    ...(existsSync(debians) && { executablePath: debians }),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--disable-quic',
    ],
  })
  closing.add(() => browser.close())
  return browser
}
