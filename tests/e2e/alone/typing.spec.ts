import { type CDPSession, expect, test } from '@playwright/test'
import { signUpBy } from '../portal.ts'

test.use({ trace: 'off' }) // it would be measured too

const sentence =
  'A kite over the beach [Push in,Shake] turns, 镜头缓缓上升 [上升] and/or the camera rises 【左移】, /tj '

test('typing two thousand characters with moves and mistakes takes no task of 50 ms', async ({
  page,
}) => {
  test.setTimeout(180_000)
  await signUpBy(page.request)
  await page.goto('/new')
  const prompt = page.getByLabel('Prompt', { exact: true })
  await prompt.fill('a [truk left] ')
  await expect(page.getByRole('list', { name: 'Notes on the prompt' })).toBeVisible()
  const text = sentence.repeat(30).slice(0, 1986)
  const tasks = await mainThreadTasks(await page.context().newCDPSession(page), async () => {
    await page.evaluate(() => performance.mark('typing begins'))
    await page.keyboard.type(text)
  })
  await expect(prompt).toHaveValue(`a [truk left] ${text}`)
  expect(tasks.length).toBeGreaterThan(text.length)
  expect(tasks.filter((milliseconds) => milliseconds > 50)).toEqual([])
})

type TraceEvent = { name: string; ph: string; pid: number; tid: number; ts: number; tdur?: number }

/** Milliseconds of processor time of each task of the page's thread from the mark on: what else the machine does is not counted. */
async function mainThreadTasks(client: CDPSession, work: () => Promise<void>): Promise<number[]> {
  const events: TraceEvent[] = []
  client.on('Tracing.dataCollected', ({ value }) => events.push(...(value as never[])))
  await client.send('Tracing.start', {
    transferMode: 'ReportEvents',
    traceConfig: { includedCategories: ['toplevel', 'blink.user_timing'] },
  })
  await work()
  const complete = new Promise((resolve) => client.once('Tracing.tracingComplete', resolve))
  await client.send('Tracing.end')
  await complete
  const mark = events.find(({ name }) => name === 'typing begins')
  return events.flatMap(({ name, pid, tid, ts, tdur = 0 }) =>
    mark && name.endsWith('RunTask') && pid === mark.pid && tid === mark.tid && ts > mark.ts
      ? tdur / 1000
      : [],
  )
}
