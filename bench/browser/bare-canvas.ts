import type { Browser } from '@playwright/test'
import type { RehearsalStage } from './rehearsal-turn.ts'

/** A page that only draws: every edit is followed by one plain picture in the next frame, and it redraws as it can. */
export async function openBareCanvas(browser: Browser, picture: Buffer): Promise<RehearsalStage> {
  const page = await browser.newPage()
  await page.setContent('<textarea></textarea><br><canvas width="640" height="360"></canvas>')
  const url = `data:image/jpeg;base64,${picture.toString('base64')}`
  await page.evaluate(async (url) => {
    const field = document.querySelector('textarea')
    const canvas = document.querySelector('canvas')
    const paper = canvas?.getContext('2d')
    if (!field || !canvas || !paper) throw new Error('there is no canvas')
    const image = new Image()
    image.src = url
    await image.decode()
    requestAnimationFrame(function draw(now) {
      paper.drawImage(image, Math.sin(now / 1000) * 20, 0, canvas.width, canvas.height)
      canvas.dataset.shows = field.value
      requestAnimationFrame(draw)
    })
  }, url)
  return { page, field: 'textarea', canvas: 'canvas' }
}
