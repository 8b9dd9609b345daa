import { randomUUID } from 'node:crypto'
import AxeBuilder from '@axe-core/playwright'
import { type APIRequestContext, expect, type Page, test } from '@playwright/test'
import { everyChoice, isLegal, keyOf, refusedField } from '../components/settings-desk/legal.ts'
import { call } from './actions.ts'
import { choose, chosen, jobOpened, optionOf } from './people.ts'
import { jobOf, reached, signUpBy, smallest, submit } from './portal.ts'
import { walkForm } from './walk-form.ts'

const button = (page: Page) => page.getByRole('button', { name: /^Generate/ })

async function hardLimit(person: APIRequestContext, dollars: string, scope = 'workspace') {
  const form = new FormData()
  const fields = {
    workspace: await slugOf(person),
    scope,
    period: 'month',
    limit: dollars,
    kind: 'hard',
  }
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  const { status, text } = await call(person, 'saveBudget', form)
  expect(status, text).toBeLessThan(400)
}

async function slugOf(person: APIRequestContext): Promise<string> {
  return (await person.get('/')).url().split('/w/')[1]?.split('/')[0] ?? ''
}

test.describe('the settings', () => {
  test('offer exactly the legal set: every press from every state, in the form as it stands', async ({
    page,
  }) => {
    test.setTimeout(120_000)
    await signUpBy(page.request)
    await page.goto('/new')
    await expect(button(page)).toBeVisible()
    const legal = everyChoice.filter(isLegal).filter(({ promptOptimizer }) => promptOptimizer)
    const walked = await page.evaluate(walkForm)
    expect(walked.reached.sort()).toEqual(legal.map(keyOf).sort())
    expect(walked.presses).toBeGreaterThan(200)
  })

  test('that are not legal are refused by the server, with the name of the field', async ({
    page,
  }) => {
    test.setTimeout(120_000)
    await signUpBy(page.request)
    for (const choice of everyChoice) {
      const { answer } = await call(page.request, 'generate', {
        ...choice,
        submissionId: randomUUID(),
        frameId: randomUUID(), // nobody's: what is legal gets as far as that, and costs nothing
        prompt: 'x',
      })
      const refused = answer?.ok === false ? answer.error : undefined
      expect(refused, keyOf(choice)).toMatchObject({ field: refusedField(choice) ?? 'frameId' })
    }
  })

  test('that follow a change are named, and one press takes them back', async ({ page }) => {
    await signUpBy(page.request)
    await page.goto('/new')
    await choose(page, 'Resolution', '1080P')
    await page.getByRole('switch', { name: 'Fast pretreatment' }).check()
    await choose(page, 'Model', 'I2V-01-Director')
    await expect(page.getByText('Resolution is now 720P')).toBeVisible()
    await expect(page.getByText('Fast pretreatment is off')).toBeVisible()
    await expect(page.getByRole('switch', { name: 'Fast pretreatment' })).toBeDisabled()
    await page.getByRole('button', { name: 'Undo' }).click()
    await expect(chosen(page, 'Model')).toHaveAccessibleName('MiniMax-Hailuo-2.3')
    await expect(chosen(page, 'Resolution')).toHaveAccessibleName('1080P')
    await expect(page.getByRole('switch', { name: 'Fast pretreatment' })).toBeChecked()
    await expect(page.getByRole('button', { name: 'Undo' })).toBeHidden()
    await expect(page.getByLabel('Model', { exact: true })).toBeFocused()
  })

  test('say before the press what it would cost and move along', async ({ page }) => {
    await signUpBy(page.request)
    await page.goto('/new')
    await choose(page, 'Resolution', '1080P')
    const ten = optionOf(page, 'Duration', '10 s')
    await expect(ten).toHaveAccessibleDescription('768P · $0.56')
    await expect(optionOf(page, 'Model', 'MiniMax-Hailuo-2.3-Fast')).toContainText('$0.33')
    await expect(optionOf(page, 'Model', 'I2V-01')).toContainText('720P · price unknown')
    await ten.click()
    await expect(chosen(page, 'Resolution')).toHaveAccessibleName('768P')
    await expect(button(page)).toHaveAccessibleName(/\$0\.56/)
  })

  test('go to the cheapest by one press, and back by another', async ({ page }) => {
    await signUpBy(page.request)
    await page.goto('/new')
    await choose(page, 'Model', 'MiniMax-Hailuo-2.3-Fast')
    await choose(page, 'Duration', '10 s')
    const draft = page.getByRole('button', { name: /^Draft/ })
    await expect(draft).toHaveAccessibleName(/\$0\.10/)
    await draft.click()
    await expect(draft).toHaveAttribute('aria-pressed', 'true')
    await expect(chosen(page, 'Model')).toHaveAccessibleName('MiniMax-Hailuo-02')
    await expect(chosen(page, 'Resolution')).toHaveAccessibleName('512P')
    await expect(chosen(page, 'Duration')).toHaveAccessibleName('6 s')
    await expect(button(page)).toHaveAccessibleName(/\$0\.10/)
    await draft.click()
    await expect(draft).toHaveAttribute('aria-pressed', 'false')
    await expect(chosen(page, 'Model')).toHaveAccessibleName('MiniMax-Hailuo-2.3-Fast')
    await expect(chosen(page, 'Duration')).toHaveAccessibleName('10 s')
  })

  test('are chosen by arrows and by the beginning of a name', async ({ page }) => {
    await signUpBy(page.request)
    await page.goto('/new')
    const model = page.getByLabel('Model', { exact: true })
    await model.focus()
    await page.keyboard.press('ArrowDown')
    await expect(chosen(page, 'Model')).toHaveAccessibleName('MiniMax-Hailuo-2.3-Fast')
    await page.keyboard.press('End')
    await expect(chosen(page, 'Model')).toHaveAccessibleName('I2V-01')
    await page.keyboard.press('Home')
    await page.keyboard.type('minimax-hailuo-0')
    await expect(chosen(page, 'Model')).toHaveAccessibleName('MiniMax-Hailuo-02')
    await page.keyboard.press('Tab')
    await expect(page.getByLabel('Duration', { exact: true })).toBeFocused()
    await page.keyboard.press('ArrowRight')
    await expect(chosen(page, 'Duration')).toHaveAccessibleName('10 s')
    await expect(page, 'no letter was a key of the portal').toHaveURL(/\/new$/)
  })

  test('fold to the chosen model on a phone, fit it and have nothing serious against them', async ({
    page,
  }) => {
    await page.setViewportSize({ width: 360, height: 740 })
    await page.emulateMedia({ reducedMotion: 'reduce' })
    await signUpBy(page.request)
    await page.goto('/new')
    const live = optionOf(page, 'Model', 'I2V-01-live')
    await expect(optionOf(page, 'Model', 'MiniMax-Hailuo-2.3')).toBeVisible()
    await expect(live).toBeHidden()
    await page.getByRole('button', { name: 'All models' }).click()
    const { violations } = await new AxeBuilder({ page }).include('form').analyze()
    expect(violations).toEqual([])
    expect((await live.boundingBox())?.height).toBeGreaterThanOrEqual(44)
    await live.click()
    await expect(optionOf(page, 'Model', 'MiniMax-Hailuo-2.3')).toBeHidden()
    await expect(chosen(page, 'Model')).toHaveAccessibleName('I2V-01-live')
    const sideways = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    )
    expect(sideways).toBeLessThanOrEqual(0)
  })
})

test('what is left of budgets follows the chosen project', async ({ page }) => {
  await signUpBy(page.request)
  await page.goto('/projects')
  await page.getByRole('textbox', { name: 'Name' }).first().fill('Autumn')
  await page.getByRole('button', { name: 'Create project' }).click()
  await expect(page.getByText('Autumn').first()).toBeVisible()
  await page.goto('/new')
  const project = page.getByLabel('Project')
  const autumn = await project.getByRole('option', { name: 'Autumn' }).getAttribute('value')
  await hardLimit(page.request, '5')
  await hardLimit(page.request, '1', `project:${autumn}`)
  await page.reload()
  await expect(page.getByRole('link', { name: /\$5\.00 left of the team’s budget/ })).toBeVisible()
  await project.selectOption('Autumn')
  await expect(
    page.getByRole('link', { name: /\$1\.00 left of the budget of Autumn/ }),
  ).toBeVisible()
})

test.describe('over a budget', () => {
  test('a finished draft is promoted to 1080P by approval, and both know each other', async ({
    page,
  }) => {
    await signUpBy(page.request)
    const draft = await submit(page.request, 'A ferry at the landing, [Push in]')
    await reached(page.request, draft, 'done')
    await hardLimit(page.request, '0.30')
    await page.goto(`/jobs/${draft}`)
    await page.getByRole('button', { name: 'Promote to 1080P' }).click()
    const dialog = page.getByRole('dialog', { name: 'Promote to 1080P' })
    await expect(dialog).toContainText('$0.39 more than this take.')
    await expect(dialog).toContainText('512P')
    const { violations } = await new AxeBuilder({ page }).include('[role=dialog]').analyze()
    expect(violations).toEqual([])
    await dialog.getByRole('button', { name: 'Make it in 1080P $0.49' }).click()
    await expect(dialog.getByText('This costs $0.49, and $0.20 is left')).toBeVisible()
    await dialog.getByRole('button', { name: 'Ask for approval' }).click()
    await page.waitForURL((url) => url.pathname.includes('/jobs/') && !url.pathname.endsWith(draft))
    const made = await jobOpened(page)
    await expect(page.getByText('Over a budget: waits for approval').first()).toBeVisible()
    expect(await jobOf(page.request, made)).toMatchObject({
      ...{ model: smallest.model, resolution: '1080P', durationSeconds: 6, priceMicros: 490_000 },
      prompt: 'A ferry at the landing, [Push in]',
    })
    await expect(page.getByText('Made in 1080P from this take')).toBeVisible()
    await page.getByRole('link', { name: 'this take' }).click()
    await expect(page.getByText('Made in 1080P as this take')).toBeVisible()
  })

  test('a retry offers approval as Generate does', async ({ page }) => {
    await signUpBy(page.request)
    const failed = await submit(page.request, 'A mask sandbox:refuse-input')
    await reached(page.request, failed, 'failed')
    await hardLimit(page.request, '0.05')
    await page.goto(`/jobs/${failed}`)
    await page.getByRole('button', { name: 'Retry' }).click()
    await page.getByRole('button', { name: 'Ask for approval' }).click()
    await page.waitForURL(
      (url) => url.pathname.includes('/jobs/') && !url.pathname.endsWith(failed),
    )
    await expect(page.getByText('Over a budget: waits for approval').first()).toBeVisible()
  })
})
