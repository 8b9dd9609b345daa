import type { Browser, BrowserContext } from '@playwright/test'
import { cookieOf } from '../stage/product.ts'
import type { Seat } from '../stage/seed.ts'

/** A browser profile of its own in which a seat is signed in at `origin`. */
export async function signedIn(
  browser: Browser,
  origin: string,
  seat: Seat,
): Promise<BrowserContext> {
  const context = await browser.newContext({ locale: 'en-US' })
  const [name = '', value = ''] = (await cookieOf(seat)).split('=', 2)
  await context.addCookies([{ name, value, url: origin }])
  return context
}
