import type { Page } from '@playwright/test'
import type { Greens } from './rehearsal-motion.ts'

/** The frames of an MP4, as this page decodes them; it may be any page without a content policy. */
export async function filmed(page: Page, mp4: Uint8Array, frames: number[]): Promise<Greens> {
  const url = `data:video/mp4;base64,${Buffer.from(mp4).toString('base64')}`
  const times = frames.map((frame) => (frame + 0.5) / 24)
  return greens(await page.evaluate(readVideo, { url, times }))
}

/** The same frames of the rehearsal that the composer of this page shows, scrubbed to and read from its canvas. */
export async function rehearsed(
  page: Page,
  { width, height }: { width: number; height: number },
  frames: number[],
): Promise<Greens> {
  const times = frames.map((frame) => frame / 24)
  return greens(await page.evaluate(readRehearsal, { width, height, times }))
}

type Read = { width: number; height: number; pictures: string[] }

function greens({ pictures, ...size }: Read): Greens {
  return { ...size, pictures: pictures.map((text) => Buffer.from(text, 'base64')) }
}

/** In the page. */
async function readVideo({ url, times }: { url: string; times: number[] }): Promise<Read> {
  const video = document.createElement('video')
  video.muted = true
  document.body.append(video)
  const loaded = new Promise((resolve, reject) => {
    video.addEventListener('loadeddata', resolve, { once: true })
    video.addEventListener('error', () => reject(new Error(video.error?.message)), { once: true })
  })
  video.src = url
  await loaded
  const { videoWidth: width, videoHeight: height } = video
  const canvas = new OffscreenCanvas(width, height)
  const paper = canvas.getContext('2d', { willReadFrequently: true })
  const pictures: string[] = []
  for (const time of times) {
    // `seeked` comes before the frame itself can be drawn.
    const shown = new Promise((resolve) => video.requestVideoFrameCallback(resolve))
    video.currentTime = time
    await shown
    paper?.drawImage(video, 0, 0)
    const pixels = paper?.getImageData(0, 0, width, height).data ?? []
    let text = ''
    for (let at = 1; at < pixels.length; at += 4) text += String.fromCharCode(pixels[at] ?? 0)
    pictures.push(btoa(text))
  }
  video.remove()
  return { width, height, pictures }
}

/** In the page. Moves the scrubber as a person's arrow keys would, and copies what the canvas then shows. */
function readRehearsal(wanted: { width: number; height: number; times: number[] }): Read {
  const { width, height, times } = wanted
  const range = document.querySelector<HTMLInputElement>('[role=group] input[type=range]')
  const rehearsal = document.querySelector<HTMLCanvasElement>('canvas[data-rehearsal]')
  const write = Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set
  const canvas = new OffscreenCanvas(width, height)
  const paper = canvas.getContext('2d', { willReadFrequently: true })
  if (!range || !rehearsal || !write || !paper) throw new Error('there is no rehearsal')
  paper.imageSmoothingQuality = 'high'
  const pictures = times.map((time) => {
    write.call(range, String(time))
    range.dispatchEvent(new Event('input', { bubbles: true }))
    paper.drawImage(rehearsal, 0, 0, width, height)
    const pixels = paper.getImageData(0, 0, width, height).data
    let text = ''
    for (let at = 1; at < pixels.length; at += 4) text += String.fromCharCode(pixels[at] ?? 0)
    return btoa(text)
  })
  return { width, height, pictures }
}
