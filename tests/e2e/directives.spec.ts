import { expect, type Locator, type Page, test } from '@playwright/test'
import { nothingSerious } from './axe.ts'
import { choose, jobOpened, pictureFile } from './people.ts'
import { jobOf, signUpBy } from './portal.ts'
import { holdScripts } from './slow-line.ts'

/** The composer, for somebody new, with the caret in the prompt. */
async function compose(page: Page, text = ''): Promise<Locator> {
  await signUpBy(page.request)
  await page.goto('/new')
  const prompt = page.getByLabel('Prompt', { exact: true })
  await prompt.click()
  await page.keyboard.type(text)
  return prompt
}

const menu = (page: Page) => page.getByRole('listbox', { name: 'Put at the caret' })
const strip = (page: Page) => page.getByRole('region', { name: 'Order of the moves' })

test('a slash opens the moves at the caret, found in English, Chinese and pinyin', async ({
  page,
}) => {
  test.setTimeout(120_000)
  const prompt = await compose(page, 'A kite /')
  await expect(
    menu(page).getByRole('group', { name: 'Camera moves' }).getByRole('option'),
  ).toHaveCount(15)
  for (const [typed, first] of [
    ['push', 'Push in'],
    ['psh', 'Push in'],
    ['推进', 'Push in'],
    ['tuijin', 'Push in'],
    ['tj', 'Push in'],
    ['bjly', 'Zoom out'],
    ['handheld', 'Shake'],
  ]) {
    await page.keyboard.type(typed ?? '')
    await expect(menu(page).getByRole('option').first()).toContainText(first ?? '')
    for (const _ of typed ?? '') await page.keyboard.press('Backspace')
  }
  await page.keyboard.type('tj')
  await expect(page.getByRole('form')).toMatchAriaSnapshot(`
    - combobox "Prompt" [expanded]
    - status: 2 entries. Arrow keys choose, Enter inserts, Escape closes.
    - listbox "Put at the caret":
      - group "Camera moves":
        - option "Push in 推进" [selected]
        - option "Zoom in 变焦推近"
  `)
  const active = await prompt.getAttribute('aria-activedescendant')
  await expect(page.locator(`[id="${active}"]`)).toHaveText('Push in推进')
  await nothingSerious(page, 'the open menu')
  await page.keyboard.press('ArrowDown')
  await expect(menu(page).getByRole('option', { selected: true })).toContainText('Zoom in')
  await page.keyboard.press('ArrowUp')
  await page.keyboard.press('ArrowUp')
  await expect(menu(page).getByRole('option', { selected: true })).toContainText('Zoom in')
  await page.keyboard.press('Enter')
  await expect(prompt).toHaveValue('A kite [Zoom in]')
  await expect(page.getByRole('textbox', { name: 'Prompt' })).toBeFocused()

  await page.keyboard.type(' flies /')
  await page.keyboard.press('Escape')
  await expect(menu(page)).toBeHidden()
  await page.keyboard.type('sh and/or /zzz')
  await expect(menu(page), 'a slash that leads to nothing is a slash').toBeHidden()
  await page.keyboard.press('Control+z')
})

test('inside a bracket the menu lets a move join, and a fourth is refused with the reason', async ({
  page,
}) => {
  const prompt = await compose(page, 'A kite [Push in')
  await page.keyboard.type(']')
  await page.keyboard.press('ArrowLeft')
  for (const move of ['tilt up', 'shake']) {
    await page.keyboard.type(`,/${move}`)
    await expect(menu(page)).toBeVisible()
    await page.keyboard.press('Tab')
  }
  await expect(prompt).toHaveValue('A kite [Push in,Tilt up,Shake]')
  await page.keyboard.type(',/zoom in')
  await page.keyboard.press('Enter')
  await expect(prompt).toHaveValue('A kite [Push in,Tilt up,Shake,]')
  await expect(page.getByText('This bracket already has three moves.')).toBeVisible()
})

test('on a phone the menu opens by its button and stays on the screen', async ({ page }) => {
  await page.setViewportSize({ width: 360, height: 740 })
  const prompt = await compose(page, 'A kite over the beach')
  await page.getByRole('button', { name: 'Insert a move' }).click()
  await expect(menu(page)).toBeVisible()
  const box = await menu(page).boundingBox()
  expect(box?.x).toBeGreaterThanOrEqual(0)
  expect((box?.x ?? 0) + (box?.width ?? 0)).toBeLessThanOrEqual(360)
  const option = menu(page).getByRole('option', { name: 'Truck left' })
  expect((await option.boundingBox())?.height).toBeGreaterThanOrEqual(44)
  await option.click()
  await expect(prompt).toHaveValue('A kite over the beach [Truck left]')
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(360)
})

test('the palette shows and tells what a move does, and holds still for who wants it still', async ({
  page,
}) => {
  await compose(page)
  const move = page.getByRole('button', { name: 'Truck left' })
  await move.focus()
  await expect(move).toHaveAccessibleDescription(/The camera slides to the left/)
  const playing = () => move.evaluate((button) => button.getAnimations({ subtree: true }).length)
  await move.hover()
  await expect.poll(playing).toBeGreaterThan(0)
  await page.keyboard.press('Escape')
  await expect(page.getByRole('tooltip')).toBeHidden()
  await page.emulateMedia({ reducedMotion: 'reduce' })
  await expect.poll(playing).toBe(0)
})

test('pasted moves of another spelling are understood; one key mends them, undo takes it back, and the server stores them mended', async ({
  page,
}) => {
  test.setTimeout(90_000)
  const prompt = await compose(page)
  const pasted = '一只猫，【推进、上升】 and [static]'
  await paste(prompt, pasted)
  await expect(strip(page).getByRole('button')).toHaveText(['推进', '上升', 'static'])
  const note = page.getByText('The pasted camera moves are understood.')
  await expect(note).toBeVisible()
  await page.keyboard.press('Alt+Enter')
  await expect(prompt).toHaveValue('一只猫，[推进,上升] and [Static shot]')
  await expect(note).toBeHidden()
  await page.keyboard.press('Control+z')
  await expect(prompt).toHaveValue(pasted)
  await page.getByLabel('First frame').setInputFiles(await pictureFile())
  await page.getByRole('button', { name: 'Generate' }).click()
  const { prompt: stored } = await jobOf(page.request, await jobOpened(page))
  expect(stored).toBe('一只猫，[推进,上升] and [Static shot]')
})

test('a paste is heard while what understands it is still on its way', async ({ page }) => {
  await signUpBy(page.request)
  await page.goto('/new')
  await choose(page, 'Resolution', '1080P') // the page answers
  const letScriptsIn = await holdScripts(page)
  const prompt = page.getByLabel('Prompt', { exact: true })
  await prompt.focus()
  await paste(prompt, '一只猫【推进】')
  await expect(prompt).toHaveValue('一只猫【推进】')
  letScriptsIn()
  await expect(page.getByText('The pasted camera moves are understood.')).toBeVisible()
  await page.keyboard.press('Alt+Enter')
  await expect(prompt).toHaveValue('一只猫[推进]')
})

test('the language of the moves is kept, and rewrites those that stand there', async ({ page }) => {
  const prompt = await compose(page, 'A kite [Push in] flies [tilt up,Shake]')
  await page.getByLabel('Write moves in').focus()
  await page.getByLabel('Write moves in').selectOption('Chinese')
  await expect(prompt).toHaveValue('A kite [推进] flies [上摇,晃动]')
  await expect(page.getByLabel('Write moves in')).toBeFocused()
  await page.reload()
  await expect(page.getByLabel('Write moves in')).toHaveValue('zh')
  await prompt.click()
  await page.getByRole('button', { name: 'Pull out' }).click()
  await expect(prompt, 'after what the draft kept').toHaveValue(
    'A kite [推进] flies [上摇,晃动][拉远]',
  )
})

test('moves are put together and in order with the keyboard alone', async ({ page }) => {
  const prompt = await compose(page, 'A [Push in] b [Tilt up] c [Shake,Pan left] d')
  const chips = strip(page).getByRole('button')
  await chips.filter({ hasText: 'Tilt up' }).focus()
  await page.keyboard.press(' ')
  const said = strip(page).getByRole('status')
  await expect(said).toHaveText('Tilt up picked up. Where should it go?')
  await page.keyboard.press('ArrowRight')
  await expect(said).toHaveText('Together with Shake, Pan left')
  await page.keyboard.press(' ')
  await expect(prompt).toHaveValue('A [Push in] b c [Shake,Pan left,Tilt up] d')
  await expect(chips.filter({ hasText: 'Tilt up' })).toBeFocused()
  await expect(said).toHaveText('Tilt up: Together with Shake, Pan left.')

  await chips.filter({ hasText: 'Push in' }).focus()
  await page.keyboard.press(' ')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press(' ')
  await expect(said).toHaveText(/Push in stays where it was: more than three/)
  await expect(prompt).toHaveValue('A [Push in] b c [Shake,Pan left,Tilt up] d')

  await page.keyboard.press(' ')
  await page.keyboard.press('ArrowRight')
  await page.keyboard.press('ArrowRight')
  await expect(said).toHaveText('At the end')
  await nothingSerious(page, 'a lifted move')
  await page.keyboard.press('Escape')
  await expect(said).toHaveText('Put back.')
  await page.keyboard.press('Delete')
  await expect(prompt).toHaveValue('A b c [Shake,Pan left,Tilt up] d')
  await expect(chips.first(), 'the focus stays on the line').toBeFocused()
  for (const left of [2, 1, 0]) {
    await page.keyboard.press('Delete')
    await expect(chips).toHaveCount(left)
    await expect(left > 0 ? chips.first() : prompt).toBeFocused()
  }
})

test('moves are dragged together and along the line, or sent there by buttons', async ({
  page,
}) => {
  const prompt = await compose(page, 'A [Push in] b [Tilt up] c')
  await expect(strip(page)).toContainText('0–3 s')
  const chips = strip(page).getByRole('button')
  await drag(page, chips.filter({ hasText: 'Tilt up' }), chips.filter({ hasText: 'Push in' }), 0.1)
  await expect(prompt).toHaveValue('A [Tilt up] b [Push in] c')
  await expect(chips.first(), 'the line is drawn after the prompt').toContainText('Tilt up')
  await drag(page, chips.filter({ hasText: 'Push in' }), chips.filter({ hasText: 'Tilt up' }), 0.5)
  await expect(prompt).toHaveValue('A [Tilt up,Push in] b c')
  await chips.filter({ hasText: 'Push in' }).click()
  await page.getByRole('button', { name: 'Before Tilt up' }).click()
  await expect(prompt).toHaveValue('A [Push in][Tilt up] b c')
  await expect(chips.filter({ hasText: 'Push in' })).toBeFocused()
  await chips.filter({ hasText: 'Push in' }).click()
  await strip(page).getByRole('button', { name: 'Cancel', exact: true }).click()
  await expect(chips.filter({ hasText: 'Push in' })).toBeFocused()
  await chips.filter({ hasText: 'Push in' }).dblclick()
  await expect(prompt).toHaveValue('A [Tilt up] b c')
})

test('the key that mends a note means the note that one went to, also after a paste', async ({
  page,
}) => {
  const prompt = await compose(page, 'A [Psuh in] street. ')
  await paste(prompt, '［左移］')
  const offer = page.getByRole('button', { name: /^Mend/ })
  await expect(offer).toBeVisible()
  await prompt.press('Home')
  await prompt.press('F8')
  await prompt.press('Alt+Enter')
  await expect(prompt).toHaveValue('A [Push in] street. ［左移］')
  await expect(offer).toBeVisible()
})

async function drag(page: Page, from: Locator, to: Locator, share: number): Promise<void> {
  await from.hover() // once it stands still
  const end = await to.locator('xpath=ancestor::li').boundingBox()
  if (!end) throw new Error('not on the page')
  await page.mouse.down()
  await page.mouse.move(end.x + end.width * share, end.y + end.height / 2, { steps: 6 })
  await page.mouse.up()
}

async function paste(field: Locator, text: string): Promise<void> {
  await field.evaluate((element, pasted) => {
    const clipboardData = new DataTransfer()
    clipboardData.setData('text/plain', pasted)
    element.dispatchEvent(new ClipboardEvent('paste', { clipboardData, bubbles: true }))
    document.execCommand('insertText', false, pasted)
  }, text)
}
