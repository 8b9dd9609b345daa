import { existsSync } from 'node:fs'
import { chromium } from '@playwright/test'

/** What a browser makes of an MP4. Each picture is RGBA, row by row. */
export type Played = {
  width: number
  height: number
  durationSeconds: number
  pictures: Uint8Array[]
}

const debian = '/usr/bin/chromium'

/** A Chromium that shows the frames of MP4s by their number. */
export async function openPlayer() {
  const browser = await chromium.launch({
    ...(existsSync(debian) && { executablePath: debian }),
    args: [
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      '--no-first-run',
      '--disable-quic',
    ],
  })
  const page = await browser.newPage()
  return {
    close: () => browser.close(),
    async play(mp4: Uint8Array, frames: readonly number[]): Promise<Played> {
      const url = `data:video/mp4;base64,${Buffer.from(mp4).toString('base64')}`
      const times = frames.map((frame) => (frame + 0.5) / 24)
      const { pictures, ...facts } = await page.evaluate(show, { url, times })
      return { ...facts, pictures: pictures.map((data) => Buffer.from(data, 'base64')) }
    },
  }
}

/** Runs in the page. */
async function show({ url, times }: { url: string; times: number[] }) {
  const video = document.createElement('video')
  const happens = (event: string) =>
    new Promise((resolve, reject) => {
      video.addEventListener(event, resolve, { once: true })
      video.addEventListener('error', () => reject(new Error(video.error?.message)), { once: true })
    })
  video.muted = true
  document.body.append(video)
  const loaded = happens('loadeddata')
  video.src = url
  await loaded
  const canvas = document.createElement('canvas')
  canvas.width = video.videoWidth
  canvas.height = video.videoHeight
  const context = canvas.getContext('2d', { willReadFrequently: true })
  const pictures: string[] = []
  for (const time of times) {
    // `seeked` comes before the frame itself can be drawn.
    const shown = new Promise((resolve) => video.requestVideoFrameCallback(resolve))
    const sought = happens('seeked')
    video.currentTime = time
    await Promise.all([sought, shown])
    context?.drawImage(video, 0, 0)
    const pixels = context?.getImageData(0, 0, canvas.width, canvas.height).data ?? []
    let text = ''
    for (const value of pixels) text += String.fromCharCode(value)
    pictures.push(btoa(text))
  }
  const { videoWidth: width, videoHeight: height, duration: durationSeconds } = video
  video.remove()
  return { width, height, durationSeconds, pictures }
}
