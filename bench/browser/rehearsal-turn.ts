import type { Page } from '@playwright/test'
import type { Reading } from '../measure/rounds.ts'
import { quantile } from '../measure/statistics.ts'

/** What a page must have to be measured: a text field, and a canvas that names in `data-shows` what it drew. */
export type RehearsalStage = { page: Page; field: string; canvas: string }

const edits = 40
const playSeconds = 4
const lines = [
  'A street at dusk [Truck left]',
  'A street at dusk [Push in,Pan right]',
  'A street at dusk [Tilt up] then [Zoom out]',
]

/** Edits the camera line, lets it play, and types a prompt of the greatest length, as a person does. */
export async function rehearsalTurn(stage: RehearsalStage): Promise<Reading> {
  const waits = await stage.page.evaluate(editsToPictures, { ...stage, page: null, edits, lines })
  const frames = await stage.page.evaluate(framesWhilePlaying, playSeconds * 1000)
  const typing = await longTasksWhileTyping(stage)
  return {
    editP50: quantile(waits, 0.5),
    editP95: quantile(waits, 0.95),
    frameP50: quantile(frames, 0.5),
    frameP95: quantile(frames, 0.95),
    ...typing,
  }
}

type Edits = { field: string; canvas: string; edits: number; lines: string[] }

/** In the page. From the edit to the frame after the one in which its first picture was drawn: then it is on the screen. */
async function editsToPictures({ field, canvas, edits, lines }: Edits): Promise<number[]> {
  const input = document.querySelector<HTMLTextAreaElement>(field)
  const picture = document.querySelector(canvas)
  const write = Object.getOwnPropertyDescriptor(HTMLTextAreaElement.prototype, 'value')?.set
  if (!input || !picture || !write) throw new Error('there is nothing to rehearse on')
  const waits: number[] = []
  for (let edit = 0; edit < edits; edit++) {
    const shown = new Promise<number>((resolve) => {
      const observer = new MutationObserver(() => {
        observer.disconnect()
        requestAnimationFrame(() => requestAnimationFrame(() => resolve(performance.now())))
      })
      observer.observe(picture, { attributeFilter: ['data-shows'] })
    })
    const began = performance.now()
    write.call(input, lines[edit % lines.length])
    input.dispatchEvent(new Event('input', { bubbles: true }))
    waits.push((await shown) - began)
    await new Promise((resolve) => setTimeout(resolve, 100 + Math.random() * 100))
  }
  return waits
}

/** In the page. How long each frame took. */
function framesWhilePlaying(milliseconds: number): Promise<number[]> {
  return new Promise((resolve) => {
    const frames: number[] = []
    let last = 0
    requestAnimationFrame(function next(now) {
      if (last > 0) frames.push(now - last)
      last = now
      if (frames.reduce((sum, frame) => sum + frame, 0) < milliseconds) requestAnimationFrame(next)
      else resolve(frames)
    })
  })
}

const sentence = 'A slow walk along the harbour at dusk, nets and ropes, gulls far away [Push in]. '

/** Types 2,000 characters with the keys; a task of 50 ms or more is long. */
async function longTasksWhileTyping({ page, field }: RehearsalStage): Promise<Reading> {
  const prompt = sentence.repeat(Math.ceil(2_000 / sentence.length)).slice(0, 2_000)
  await page.locator(field).fill('')
  await page.locator(field).focus()
  await page.evaluate(() => {
    const seen: number[] = []
    Object.assign(window, { seen })
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) seen.push(duration)
    }).observe({ type: 'longtask' })
  })
  await page.keyboard.type(prompt)
  await page.waitForTimeout(300)
  const tasks = await page.evaluate((): number[] => Reflect.get(window, 'seen'))
  return { longTasks: tasks.length, longest: Math.max(0, ...tasks) }
}
