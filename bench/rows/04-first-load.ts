import type { Bench } from '../bench.ts'
import { openBrowser } from '../browser/open.ts'
import { firstLoad, type Wanted } from '../browser/scripts.ts'
import { signedIn } from '../browser/signed-in.ts'
import { interleave, type Rounds } from '../measure/rounds.ts'
import { differenceFinding, type Finding, ratioFinding, toldFinding } from '../report/finding.ts'
import type { Row } from '../row.ts'
import { startLimitNext } from '../stage/limit-next.ts'
import { startProduct } from '../stage/product.ts'
import { heavy, seed } from '../stage/seed.ts'

export const firstLoadRow: Row = {
  number: 4,
  title: 'First-load JavaScript',
  workload: `Every script that Chromium fetches, with nothing in its cache, from the address being typed to three seconds after the page's load event, in KiB of
gzip as the server sends it. Signed in, a history of 1,000 jobs; the composer without a frame. L: an empty App Router page, built by the same Next.`,
  measure,
}

async function measure(bench: Bench): Promise<Finding[]> {
  const url = await bench.databases.named('bench_1000', (client) => seed(client, 1_000))
  const product = await startProduct(bench, { databaseUrl: url })
  const limit = await startLimitNext(bench, url)
  const browser = await openBrowser(bench)
  const visit = async (origin: string, { address, content }: Wanted) => {
    const context = await signedIn(browser, origin, heavy)
    const reading = await firstLoad(context, { address: origin + address, content })
    await context.close()
    return reading
  }
  const empty = () => visit(limit.origin, { address: '/empty', content: 'text=Nothing' })
  const history = await interleave(bench.rounds, {
    ours: () => visit(product.origin, { address: '/', content: 'article[data-job]' }),
    limit: empty,
  })
  const composer = await interleave(bench.rounds, {
    ours: () => visit(product.origin, { address: '/new', content: 'form textarea' }),
    limit: empty,
  })
  await browser.close()
  await Promise.all([product.stop(), limit.stop()])
  return findings(history, composer)
}

function findings(history: Rounds, composer: Rounds): Finding[] {
  const kib = { name: 'kibibytes', unit: 'KiB' }
  return [
    ratioFinding(history, {
      metric: 'history',
      ...kib,
      goal: { text: '≤ 1.12× L', holds: (ratio) => ratio <= 1.12 },
    }),
    differenceFinding(composer, {
      metric: 'composer',
      ...kib,
      goal: { text: '≤ L + 40 KiB', holds: (more) => more <= 40 },
    }),
    toldFinding(history, { metric: 'history, scripts', name: 'scripts', unit: 'files' }),
    toldFinding(composer, { metric: 'composer, scripts', name: 'scripts', unit: 'files' }),
  ]
}
