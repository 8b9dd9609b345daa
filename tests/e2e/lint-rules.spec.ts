import { expect, type Page, test } from '@playwright/test'
import type { lintCodes } from '#lib/camera/problem.ts'
import { nothingSerious } from './axe.ts'
import { choose, chosen } from './people.ts'
import { signUpBy } from './portal.ts'

type Rule = {
  prompt: string
  message: RegExp
  /** The prompt after the fix, or what a setting became. */
  becomes?: string
  after?: (page: Page) => Promise<void>
  model?: string
}

/** For each rule a prompt that breaks it, what is said, and what one key makes of it. */
const rules: Record<keyof typeof lintCodes, Rule> = {
  unknown_directive: {
    prompt: 'a [truk left] b',
    message: /“truk left” is not a camera move\. Did you mean “Truck left”\?/,
    becomes: 'a [Truck left] b',
  },
  unofficial_name: {
    prompt: 'a [push out] b',
    message: /MiniMax calls it “Pull out”/,
    becomes: 'a [Pull out] b',
  },
  full_width: {
    prompt: 'a 【推进，上升】 b',
    message: /need plain brackets and commas/,
    becomes: 'a [推进,上升] b',
  },
  unbalanced_bracket: {
    prompt: 'a [Push in b',
    message: /This “\[” has no partner/,
    becomes: 'a [Push in] b',
  },
  too_many_directives: {
    prompt: 'a [Push in,Tilt up,Shake,Pan left]',
    message: /4 moves at once/,
    becomes: 'a [Push in,Tilt up,Shake][Pan left]',
  },
  contradictory_directives: {
    prompt: 'a [左移,右移]',
    message: /“左移” and “右移” cancel each other out/,
    becomes: 'a [左移][右移]',
  },
  static_with_others: {
    prompt: 'a [固定,推进]',
    message: /“固定” holds the camera still/,
    becomes: 'a [推进]',
  },
  directives_ignored: {
    prompt: 'a [Push in]',
    model: 'I2V-01',
    message: /This model ignores camera moves/,
    after: (page) => expect(chosen(page, 'Model')).toHaveAccessibleName('MiniMax-Hailuo-2.3'),
  },
  optimizer_rewrites: {
    prompt: 'a [Push in]',
    message: /The prompt optimizer may reword/,
    after: (page) =>
      expect(page.getByRole('switch', { name: 'Prompt optimizer' })).not.toBeChecked(),
  },
  moves_rushed: {
    prompt: '[Push in][Tilt up][Shake][Pan left][Zoom in]',
    message: /5 moves one after another leave 1\.2 s/,
    after: (page) => expect(chosen(page, 'Duration')).toHaveAccessibleName('10 s'),
  },
  prose_contradicts: {
    prompt: '[Push in] a cat, the camera slowly pulls back',
    message: /“camera slowly pulls back” tells the camera the opposite of “Push in”/,
    becomes: '[Pull out] a cat, the camera slowly pulls back',
  },
  invisible_characters: {
    prompt: 'a c\u200b\u200bat',
    message: /2 invisible characters hide here/,
    becomes: 'a cat',
  },
  too_long: {
    prompt: `${'word '.repeat(399)}a yellow umbrella`,
    message: /12 characters too many/,
    becomes: `${'word '.repeat(399)}a`,
  },
  mostly_invisible: {
    prompt: 'a\u200b\u200b\u200b',
    message: /Most of this prompt is invisible/,
    becomes: 'a',
  },
}

test('every rule is reached, read out and mended with the keyboard alone', async ({ page }) => {
  test.setTimeout(120_000)
  await signUpBy(page.request)
  for (const [code, rule] of Object.entries(rules))
    await test.step(code, async () => {
      await page.goto('/new')
      if (rule.model) await choose(page, 'Model', rule.model)
      const prompt = page.getByRole('textbox', { name: 'Prompt' })
      // The draft of the rule before stands there: React must have it in hand before it is written over.
      await expect(async () => {
        await prompt.fill(rule.prompt)
        await expect(prompt).toHaveValue(rule.prompt, { timeout: 500 })
      }).toPass()
      const notes = page.getByRole('list', { name: 'Notes on the prompt' })
      await expect(notes).toMatchAriaSnapshot(`
        - list "Notes on the prompt":
          - listitem:
            - text: ${rule.message}
            - button
      `)
      const said = page.getByRole('status').filter({ hasText: /^Note \d+ of \d+: / })
      for (let presses = 0; presses < 4; presses += 1) {
        await page.keyboard.press('F8')
        await expect(said).toBeVisible()
        if (rule.message.test(await said.innerText())) break
      }
      await expect(said).toHaveText(rule.message)
      await expect(said).toHaveText(/Alt\+Enter fixes it\.$/)
      await expect(notes.locator('[aria-current]')).toHaveText(rule.message)
      await page.keyboard.press('Alt+Enter')
      if (rule.becomes !== undefined) await expect(prompt).toHaveValue(rule.becomes)
      await rule.after?.(page)
      await expect(notes.getByText(rule.message)).toHaveCount(0)
      await expect(page.getByRole('status').filter({ hasText: /^Fixed: / })).toBeVisible()
      await expect(prompt).toBeFocused()
    })
})

test('the notes are a list with names, their place is underlined, and nothing about it is serious', async ({
  page,
}) => {
  await signUpBy(page.request)
  await page.goto('/new')
  const prompt = page.getByRole('textbox', { name: 'Prompt' })
  await prompt.fill('a [truk left] b 【推进】')
  await expect(page.getByRole('list', { name: 'Notes on the prompt' })).toMatchAriaSnapshot(`
    - list "Notes on the prompt":
      - listitem:
        - text: “truk left” is not a camera move. Did you mean “Truck left”?
        - button "Fix"
      - listitem:
        - text: "Camera moves need plain brackets and commas: [推进]."
        - button "Fix"
      - listitem:
        - text: The prompt optimizer may reword your camera moves. Turn it off to keep them exact.
        - button "Turn it off"
  `)
  await expect(
    page.getByRole('status').filter({ hasText: /^3 notes on the prompt\./ }),
  ).toBeAttached()
  await expect(page.locator('.decoration-wavy').first()).toHaveText('truk left')
  await nothingSerious(page, 'notes on the prompt')
  await page.keyboard.press('F8')
  await page.keyboard.press('F8')
  const chosen = () =>
    prompt.evaluate((field: HTMLTextAreaElement) =>
      field.value.slice(field.selectionStart, field.selectionEnd),
    )
  await expect.poll(chosen, 'the place is selected').toBe('【推进】')
  await page.keyboard.press('Shift+F8')
  await expect.poll(chosen).toBe('truk left')
})
