import { setTimeout } from 'node:timers/promises'
import type { Page } from '@playwright/test'

const patienceMilliseconds = 15_000

export type Pixels = {
  /** The jobs that are whole in the window now. */
  inView(): Promise<string[]>
  /** When each of these jobs was painted as failed: milliseconds since 1970, by the name of its element without dashes. */
  painted(names: string[]): Promise<Map<string, number>>
}

/** Watches the jobs of a page, elements with data-job, for the frame in which each is shown as failed. */
export async function watchPixels(page: Page): Promise<Pixels> {
  const seen = new Map<string, number>()
  page.on('console', (message) => {
    const [word, name, at] = message.text().split(' ')
    if (word === 'painted' && name && !seen.has(name)) seen.set(name, Number(at))
  })
  await page.evaluate(reportPaints)
  return {
    inView: () => page.evaluate(jobsInView),
    painted: async (names) => {
      const until = performance.now() + patienceMilliseconds
      while (names.some((name) => !seen.has(name))) {
        if (performance.now() > until) throw new Error('a change never came to the screen')
        await setTimeout(20)
      }
      return seen
    },
  }
}

/** In the page. A frame that was drawn is on the screen when the next one is begun: only then may a page say so. */
function reportPaints(): void {
  new MutationObserver((records) => {
    const failed = new Set<string>()
    for (const { target } of records) {
      const tile = (
        target instanceof Element ? target : target.parentElement
      )?.closest<HTMLElement>('[data-job]')
      if (tile?.dataset.job && tile.textContent?.includes('Failed')) failed.add(tile.dataset.job)
    }
    if (failed.size === 0) return
    requestAnimationFrame(() =>
      requestAnimationFrame(() => {
        const at = Date.now()
        for (const job of failed) console.log(`painted ${job.replaceAll('-', '')} ${at}`)
      }),
    )
  }).observe(document.body, { subtree: true, childList: true, characterData: true })
}

/** In the page. */
function jobsInView(): string[] {
  return [...document.querySelectorAll<HTMLElement>('[data-job]')]
    .filter((tile) => tile.getBoundingClientRect().bottom <= innerHeight)
    .map((tile) => tile.dataset.job ?? '')
}
