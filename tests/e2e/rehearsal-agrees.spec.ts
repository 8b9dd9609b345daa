import { expect, type Page, test } from '@playwright/test'
import { moves } from '#lib/camera/parse.ts'
import { poseAt } from '#lib/camera/path.ts'
import { viewOf } from '#lib/camera/view.ts'
import { renderVideo } from '#sandbox/render/render.ts'
import { texturedPicture } from '#tests/sandbox/render/pictures.ts'
import { choose } from './people.ts'
import { signUpBy } from './portal.ts'
import { alone, type Line, together } from './rehearsal-lines.ts'
import { amountOf, likeness, motion, type Place } from './rehearsal-motion.ts'
import { filmed, rehearsed } from './rehearsal-pictures.ts'

/** The rehearsal's canvas and the sandbox's video, both as Chromium shows them, followed place by place. */
for (const [name, lines] of [
  ['each directive alone', alone],
  ['fifty lines of several moves', together],
] as const) {
  test(`rehearsal and sandbox agree on ${name}`, async ({ page, context }) => {
    test.setTimeout(300_000)
    const image = await texturedPicture()
    await compose(page, image)
    const cinema = await context.newPage()
    const films = lines.map((line) => renderVideo({ ...line, ...small, image }))
    const disagreeing: string[] = []
    for (const [index, line] of lines.entries()) {
      const film = await films[index]
      if (!film) throw new Error('there is no film')
      const shot = await filmed(cinema, film.mp4, line.frames)
      await rehearse(page, line)
      const rehearsal = await rehearsed(page, shot, line.frames)
      const places = placesInView(line, shot.width / shot.height)
      const [ours, theirs] = [motion(rehearsal, places), motion(shot, places)]
      const [amount, expected] = [amountOf(ours), amountOf(theirs)]
      const same = likeness(ours, theirs)
      const said = `${line.prompt}: ${amount.toFixed(2)} and ${expected.toFixed(2)} px, likeness ${same.toFixed(4)}`
      const agrees =
        expected < stillPixels
          ? amount < stillPixels
          : Math.abs(amount / expected - 1) < 0.05 && same > 0.98
      if (!agrees || places.length < 6) disagreeing.push(said)
    }
    expect(disagreeing).toEqual([])
  })
}

const small = { resolution: '240P', directivesHonoured: true }
const stillPixels = 0.3

async function compose(page: Page, image: Buffer): Promise<void> {
  await signUpBy(page.request)
  await page.setViewportSize({ width: 1600, height: 1000 })
  await page.goto('/new')
  const file = { name: 'frame.jpg', mimeType: 'image/jpeg', buffer: image }
  await page.getByLabel('First frame').setInputFiles(file)
  await expect(page.getByRole('group', { name: 'Rehearsal', exact: true })).toBeVisible()
}

async function rehearse(page: Page, { prompt, durationSeconds }: Line): Promise<void> {
  await choose(page, 'Duration', `${durationSeconds} s`)
  await page.getByRole('textbox', { name: 'Prompt' }).fill(prompt)
  const shows = moves(prompt)
    .map((group) => group.join('+'))
    .join(' ')
  const canvas = page.locator('canvas[data-rehearsal]')
  await expect(canvas).toHaveAttribute('data-shows', shows)
  const range = page.getByRole('group', { name: 'Rehearsal', exact: true }).getByRole('slider')
  await expect(range).toHaveAttribute('max', String(durationSeconds))
}

const candidates = [0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8].flatMap((u) =>
  [0.24, 0.37, 0.5, 0.63, 0.76].map((v) => ({ u, v })),
)

/** Places that never come near the edge of the view, nor under the sandbox's mark. */
function placesInView({ prompt, durationSeconds, frames }: Line, aspect: number): Place[] {
  return candidates.filter(({ u, v }) =>
    frames.every((frame) => {
      const seen = viewOf(poseAt(moves(prompt), durationSeconds, frame / 24), u, v, aspect)
      const marked = seen.u > 0.82 && seen.v > 0.88
      return Math.min(seen.u, 1 - seen.u, seen.v, 1 - seen.v) > 0.07 && !marked
    }),
  )
}
