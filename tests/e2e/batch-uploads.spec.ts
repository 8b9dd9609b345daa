import { expect, type Locator, test } from '@playwright/test'
import { openDesk } from './batch-desk.ts'
import { animatedPng, scene } from './mendable.ts'
import { fillIn, picture, signUp } from './people.ts'

/** What comes to the desk of batches: dropped, pasted, mended, put aside, and still there after a reload. */

type File = { name: string; type: string; bytes: Buffer }

test('files are dropped on the desk, mended there, and none of them travels twice', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await signUp(page)
  await fillIn(page, 'Rain on the window')
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'PUT' && request.url().includes('/api/frames'))
      sent.push(request.url())
  })
  const desk = await openDesk(page)
  await expect(frames(desk)).toHaveText('1 frame')
  await drop(desk, [
    { name: 'again.jpg', type: 'image/jpeg', bytes: await picture() },
    { name: 'moves.png', type: 'image/png', bytes: await animatedPng() },
    { name: 'long.png', type: 'image/png', bytes: await scene(1600, 400).png().toBuffer() },
    { name: 'notes.txt', type: 'text/plain', bytes: Buffer.from('no picture') },
    { name: 'good.jpg', type: 'image/jpeg', bytes: await picture(700, 500) },
  ])
  await expect(frames(desk)).toHaveText('2 frames')
  expect(sent, 'the frame of the composer is known').toHaveLength(1)
  const waiting = desk.getByRole('list', { name: 'Files on their way' }).getByRole('listitem')
  await expect(waiting).toHaveText([/^moves\.png/, /^long\.png/, /^notes\.txt/])
  await desk.getByRole('button', { name: 'Put notes.txt aside' }).click()
  await waiting.first().getByRole('button', { name: 'Keep the first picture' }).click()
  await expect(frames(desk)).toHaveText('3 frames')
  await waiting.first().getByRole('button', { name: 'Crop it…' }).click()
  await page.getByRole('button', { name: 'Use this part' }).click()
  await expect(frames(desk)).toHaveText('4 frames')
  await expect(waiting).toHaveCount(0)
  expect(sent).toHaveLength(3)
  await expect(
    page.getByText(/960 × 540 px/),
    'the composer has its own frame still',
  ).toBeAttached()
})

test('an upload is canceled, and one that broke off is sent again', async ({ page }) => {
  await signUp(page)
  await fillIn(page, 'Rain on the window')
  const desk = await openDesk(page)
  let letThrough = () => {}
  const held = new Promise<void>((done) => {
    letThrough = done
  })
  await page.route('**/api/frames?*', async (route) => {
    if (route.request().method() !== 'PUT') return route.continue()
    await held
    await route.abort()
  })
  const [one, two] = [await picture(640, 400), await picture(650, 400)]
  await drop(desk, [
    { name: 'one.jpg', type: 'image/jpeg', bytes: one },
    { name: 'two.jpg', type: 'image/jpeg', bytes: two },
  ])
  await expect(desk.getByText(/^Uploading/)).toBeVisible()
  await desk.getByRole('button', { name: 'Cancel the upload of one.jpg' }).click()
  await expect(desk.getByText(/^Uploading/), 'the next one goes').toBeVisible()
  letThrough()
  await expect(desk.getByText('The upload broke off.')).toBeVisible()
  await page.unroute('**/api/frames?*')
  await desk.getByRole('button', { name: 'Upload again' }).click()
  await expect(frames(desk)).toHaveText('2 frames')
})

test('what lies on the desk is there after a reload, until it is begun anew or asked for', async ({
  page,
}) => {
  test.setTimeout(120_000)
  await signUp(page)
  await fillIn(page, 'Rain on the window')
  const desk = await openDesk(page)
  await paste(desk, [{ name: 'pasted.jpg', type: 'image/jpeg', bytes: await picture(700, 500) }])
  await expect(frames(desk)).toHaveText('2 frames')
  await desk.getByLabel('More prompts').fill('Snow on the window')
  await desk.getByRole('button', { name: 'Add', exact: true }).click()
  await desk.getByRole('button', { name: /^Frame 2, prompt 1/ }).press('Space')
  await expect(desk.getByText(/^3 takes/)).toBeVisible()
  await page.keyboard.press('Escape')
  await expect(page.getByText(/^Saved/)).toBeVisible()
  await page.reload()
  await openDesk(page)
  await expect(desk.getByText('What you had put together is still here.')).toBeVisible()
  await expect(desk.getByText(/^3 takes/)).toBeVisible()
  await desk.getByRole('button', { name: 'Start over' }).click()
  await expect(frames(desk)).toHaveText('1 frame')
  await expect(desk.getByText(/^1 take,/)).toBeVisible()
  await desk.getByRole('radio', { name: '2', exact: true }).press('Space')
  await desk.getByRole('button', { name: /^Generate 2/ }).click()
  await expect(page.getByRole('heading', { name: 'Batch of 2 takes' })).toBeVisible()
  await page.goto('/new')
  await page.locator('h1').first().click()
  await page.keyboard.press('b')
  await expect(desk.getByText('Add a frame: every video starts from one.')).toBeVisible()
  await expect(desk.getByRole('button', { name: 'Start over' })).toBeHidden()
})

const frames = (desk: Locator) => desk.getByRole('heading', { name: /frames?$/i })

const drop = (desk: Locator, files: File[]) => give(desk, files, 'drop')
const paste = (desk: Locator, files: File[]) => give(desk, files, 'paste')

async function give(desk: Locator, files: File[], how: 'drop' | 'paste'): Promise<void> {
  const given = files.map(({ bytes, ...file }) => ({ ...file, base64: bytes.toString('base64') }))
  await desk.evaluate(
    (element, { given, how }) => {
      const data = new DataTransfer()
      for (const { name, type, base64 } of given) {
        const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
        data.items.add(new File([bytes], name, { type }))
      }
      element.dispatchEvent(
        how === 'drop'
          ? new DragEvent('drop', { dataTransfer: data, bubbles: true, cancelable: true })
          : new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }),
      )
    },
    { given, how },
  )
}
