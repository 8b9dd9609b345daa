import { expect, test } from '@playwright/test'
import { signUpBy } from '../portal.ts'

const sentence =
  'A kite over the beach [Push in,Shake] turns, 镜头缓缓上升 [上升] and/or the camera rises 【左移】, /tj '

test('typing two thousand characters with moves and mistakes never blocks the page for 50 ms', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await signUpBy(page.request)
  await page.goto('/new')
  const prompt = page.getByLabel('Prompt', { exact: true })
  await prompt.fill('a [truk left] ')
  await expect(page.getByRole('list', { name: 'Notes on the prompt' })).toBeVisible()
  await page.evaluate(() => {
    const seen: number[] = []
    Object.assign(window, { longTasks: seen })
    new PerformanceObserver((list) =>
      seen.push(...list.getEntries().map(({ duration }) => duration)),
    ).observe({ type: 'longtask' })
  })
  const text = sentence.repeat(30).slice(0, 1980)
  await page.keyboard.type(text)
  await expect(prompt).toHaveValue(`a [truk left] ${text}`)
  const longTasks = await page.evaluate(
    () => (window as unknown as { longTasks: number[] }).longTasks,
  )
  expect(longTasks).toEqual([])
})
