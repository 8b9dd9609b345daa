import type { Browser } from '@playwright/test'
import sharp from 'sharp'
import type { Bench } from '../bench.ts'
import { openBareCanvas } from '../browser/bare-canvas.ts'
import { openBrowser } from '../browser/open.ts'
import { type RehearsalStage, rehearsalTurn } from '../browser/rehearsal-turn.ts'
import { signedIn } from '../browser/signed-in.ts'
import { interleave, type Rounds } from '../measure/rounds.ts'
import { type Finding, figureFinding, toldFinding } from '../report/finding.ts'
import type { Row } from '../row.ts'
import { startProduct } from '../stage/product.ts'
import { heavy, seed } from '../stage/seed.ts'

export const rehearsal: Row = {
  number: 21,
  title: 'Rehearsal',
  workload: `The composer in Chromium with software rendering (no graphics card), a picture of 1,600 × 900 on its stage. 40 edits of the camera line a turn, from
the edit to the frame that shows its first picture; then the frames of four seconds of playing; then 2,000 characters with moves among them, typed with
the keys. L: a bare page whose canvas of 640 × 360 draws the plain picture in every frame.`,
  measure,
}

async function measure(bench: Bench): Promise<Finding[]> {
  const databaseUrl = await bench.databases.named('bench_1000', (client) => seed(client, 1_000))
  const product = await startProduct(bench, { databaseUrl })
  const browser = await openBrowser(bench)
  const buffer = await grainyPicture()
  const turn = async (open: () => Promise<RehearsalStage>) => {
    const stage = await open()
    const reading = await rehearsalTurn(stage)
    await stage.page.close()
    return reading
  }
  const ours = () => turn(() => openComposer(browser, product.origin, buffer))
  const limit = () => turn(() => openBareCanvas(browser, buffer))
  await ours()
  const rounds = await interleave(bench.rounds, {
    ours: () => bench.calmly(ours),
    limit: () => bench.calmly(limit),
  })
  await browser.close()
  await product.stop()
  return findings(rounds)
}

/** The upload is given up, so that nothing but the page is measured: a rehearsal needs no server. */
async function openComposer(
  browser: Browser,
  origin: string,
  buffer: Buffer,
): Promise<RehearsalStage> {
  const page = await (await signedIn(browser, origin, heavy)).newPage()
  await page.route('**/api/frames*', (route) => route.abort())
  await page.goto(`${origin}/new`)
  const file = { name: 'frame.jpg', mimeType: 'image/jpeg', buffer }
  await page.getByLabel('First frame').setInputFiles(file)
  const canvas = 'canvas[data-rehearsal]'
  await page.locator(canvas).waitFor({ state: 'attached' })
  await page.waitForTimeout(1_000)
  return { page, field: 'form textarea', canvas }
}

function grainyPicture(): Promise<Buffer> {
  const noise = { type: 'gaussian', mean: 120, sigma: 30 } as const
  const create = { width: 1600, height: 900, channels: 3, background: '#777', noise } as const
  return sharp({ create }).jpeg().toBuffer()
}

function findings(rounds: Rounds): Finding[] {
  const milliseconds = { unit: 'ms' }
  return [
    figureFinding(rounds, {
      metric: 'edit to picture, p95',
      name: 'editP95',
      ...milliseconds,
      goal: { text: '≤ 200 ms', holds: (ms) => ms <= 200 },
    }),
    toldFinding(rounds, { metric: 'edit to picture, p50', name: 'editP50', ...milliseconds }),
    figureFinding(rounds, {
      metric: 'frame while playing, p50',
      name: 'frameP50',
      ...milliseconds,
      goal: { text: '≤ 17 ms: 60 a second', holds: (ms) => ms <= 17 },
    }),
    toldFinding(rounds, { metric: 'frame while playing, p95', name: 'frameP95', ...milliseconds }),
    figureFinding(rounds, {
      metric: 'longest long task while typing 2,000 characters',
      name: 'longest',
      ...milliseconds,
      goal: { text: 'none over 50 ms', holds: (ms) => ms <= 50 },
    }),
    toldFinding(rounds, { metric: 'long tasks while typing', name: 'longTasks', unit: 'tasks' }),
  ]
}
