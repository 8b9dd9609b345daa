import { afterAll, beforeAll, expect, test } from 'vitest'
import { moves } from '#lib/camera/parse.ts'
import { type Pose, poseAt } from '#lib/camera/path.ts'
import { sourceOf } from '#lib/camera/view.ts'
import { renderVideo } from '#sandbox/render/render.ts'
import { texturedPicture } from './pictures.ts'
import { openPlayer, type Played } from './player.ts'
import { difference, type Place, track } from './track.ts'

const image = await texturedPicture()
let player: Awaited<ReturnType<typeof openPlayer>>
beforeAll(async () => {
  player = await openPlayer()
})
afterAll(() => player.close())

/** Three times a second for four seconds: far enough to measure, near enough that the middle stays in view. */
const frames = Array.from({ length: 13 }, (_, index) => index * 8)
const middle = [0.35, 0.5, 0.65].flatMap((u) => [0.35, 0.45, 0.55].map((v) => ({ u, v })))

const films = new Map<string, Promise<Played>>()

/** The film of a prompt, made once. */
function filmed(prompt: string, directivesHonoured = true): Promise<Played> {
  const film = films.get(prompt) ?? play(prompt, directivesHonoured)
  films.set(prompt, film)
  return film
}

async function play(prompt: string, directivesHonoured: boolean): Promise<Played> {
  const { mp4 } = await renderVideo({
    image,
    prompt,
    resolution: '240P',
    durationSeconds: 6,
    directivesHonoured,
  })
  return player.play(mp4, frames)
}

/** How places of the first frame have moved by the last looked at, in widths and heights. */
async function motion(prompt: string, places: readonly Place[] = middle) {
  const played = await filmed(prompt)
  return places.map((place) => {
    const path = track(played, place)
    const start = path[0] ?? place
    const end = path.at(-1) ?? place
    return { start, end, right: end.u - start.u, down: end.v - start.v }
  })
}

type Motion = Awaited<ReturnType<typeof motion>>

const mean = (numbers: number[]) =>
  numbers.reduce((sum, number) => sum + number, 0) / numbers.length

/** By how much the middle has grown sideways. */
function growth(all: Motion): number {
  const side = (u: number) => all.filter(({ start }) => Math.abs(start.u - u) < 0.02)
  const width = (key: 'start' | 'end') =>
    mean(side(0.65).map((one) => one[key].u)) - mean(side(0.35).map((one) => one[key].u))
  return width('end') / width('start')
}

test.each([
  ['[左移]', 'right', 1],
  ['[Truck right]', 'right', -1],
  ['[左摇]', 'right', 1],
  ['[Pan right]', 'right', -1],
  ['[上升]', 'down', 1],
  ['[Pedestal down]', 'down', -1],
  ['[上摇]', 'down', 1],
  ['[Tilt down]', 'down', -1],
] as const)('%s moves the content %s, sign %d', async (prompt, axis, sign) => {
  const all = await motion(prompt)
  const across = axis === 'right' ? 'down' : 'right'
  for (const one of all) {
    expect(sign * one[axis]).toBeGreaterThan(0.1)
    expect(sign * one[axis]).toBeLessThan(0.35)
    expect(Math.abs(one[across])).toBeLessThan(0.04)
  }
})

test.each([
  ['[推进]', 1.35 ** 0.74],
  ['[Pull out]', 1.35 ** -0.74],
  ['[变焦推近]', 1.35 ** 0.74],
  ['[Zoom out]', 1.35 ** -0.74],
] as const)('%s makes the content %d times as large', async (prompt, times) => {
  const all = await motion(prompt)
  expect(Math.abs(growth(all) / times - 1)).toBeLessThan(0.06)
  expect(Math.abs(mean(all.map(({ right }) => right)))).toBeLessThan(0.01)
})

test('[跟随] holds the middle while the surroundings drift left', async () => {
  const [centre, ...edges] = await motion('[跟随]', [
    { u: 0.5, v: 0.5 },
    { u: 0.92, v: 0.5 },
    { u: 0.7, v: 0.1 },
    { u: 0.7, v: 0.9 },
  ])
  expect(Math.abs(centre?.right ?? 1)).toBeLessThan(0.01)
  for (const { right, down } of edges) {
    expect(right).toBeLessThan(-0.07)
    expect(Math.abs(down)).toBeLessThan(0.01)
  }
})

test('[晃动] trembles a little around where it was', async () => {
  const played = await filmed('[晃动]')
  const offsets = track(played, { u: 0.5, v: 0.5 }).map(({ u, v }) => Math.hypot(u - 0.5, v - 0.5))
  expect(Math.max(...offsets)).toBeGreaterThan(0.003)
  expect(Math.max(...offsets)).toBeLessThan(0.035)
  expect(difference(played.pictures[0] ?? image, played.pictures[1] ?? image)).toBeGreaterThan(2)
})

test.each([
  '[左移]',
  '[Pan right]',
  '[推进]',
  '[Pull out]',
  '[上升]',
  '[Tilt down]',
  '[变焦拉远]',
  '[跟随]',
  '[晃动]',
  '[Truck right,Pedestal up,Zoom in]',
  '[左摇] then [推进]',
])('%s shows, place for place, what lib/camera says', async (prompt) => {
  const played = await filmed(prompt)
  const seconds = (frames.at(-1) ?? 0) / 24
  const described = surprise(played, poseAt(moves(prompt), 6, seconds))
  const late = surprise(played, poseAt(moves(prompt), 6, seconds - 0.5))
  expect(described).toBeLessThan(14)
  expect(described).toBeLessThan(late / 1.5)
})

test.each([
  ['[固定]', true],
  ['a cat on a chair', true],
  ['[左移] for a model that reads it as words', false],
] as const)('%s, honoured %s, leaves the picture still', async (prompt, honoured) => {
  const { pictures } = await filmed(prompt, honoured)
  for (const picture of pictures) expect(difference(pictures[0] ?? image, picture)).toBeLessThan(3)
})

test('moves in one bracket happen together', async () => {
  const all = await motion('[左移,下降]')
  for (const { right, down } of all) {
    expect(right).toBeGreaterThan(0.08)
    expect(down).toBeLessThan(-0.08)
  }
})

test('brackets follow each other', async () => {
  const prompt = '[左移] then [Pedestal up]'
  const path = track(await filmed(prompt), { u: 0.4, v: 0.4 })
  const [start, first, last] = [path[0], path[6], path.at(-1)]
  expect((first?.u ?? 0) - (start?.u ?? 1)).toBeGreaterThan(0.05)
  expect(Math.abs((first?.v ?? 1) - (start?.v ?? 0))).toBeLessThan(0.01)
  expect((last?.v ?? 0) - (first?.v ?? 1)).toBeGreaterThan(0.02)
})

/**
 * How much the last picture looked at differs from what lib/camera says of it: the first picture's
 * pixel at the source of each of its places. Bottom rows hold the SANDBOX mark and are left out.
 */
function surprise({ pictures, width, height }: Played, pose: Pose): number {
  const green = (picture: Uint8Array | undefined, u: number, v: number) =>
    picture?.[4 * (Math.floor(v * height) * width + Math.floor(u * width)) + 1] ?? 0
  const differences: number[] = []
  for (let v = 0.05; v < 0.9; v += 0.011) {
    for (let u = 0.05; u < 0.95; u += 0.011) {
      const source = sourceOf(pose, u, v, width / height)
      if (Math.min(source.u, source.v) < 0 || Math.max(source.u, source.v) >= 1) continue
      differences.push(
        Math.abs(green(pictures.at(-1), u, v) - green(pictures[0], source.u, source.v)),
      )
    }
  }
  return mean(differences)
}
