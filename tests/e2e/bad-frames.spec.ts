import { existsSync, readdirSync } from 'node:fs'
import { createServer } from 'node:http'
import { join } from 'node:path'
import { type APIRequestContext, expect, test } from '@playwright/test'
import compose from '#messages/en/compose.json' with { type: 'json' }
import errors from '#messages/en/errors.json' with { type: 'json' }
import { badPictures } from '#tests/lib/frames/bad-pictures.ts'
import { sql } from './database.ts'
import { newcomer, signUpBy } from './portal.ts'
import { dataDir } from './product.ts'

type Sentences = typeof errors

test('every bad picture gets its own code and sentence, and nothing of it is kept', async ({
  playwright,
}) => {
  const person = await newcomer(playwright)
  for (const { name, code, says, make } of badPictures) {
    const answer = await person.put('/api/frames', { data: await make() })
    const { error } = await answer.json()
    expect(error.code, name).toBe(code)
    expect(error.message, name).toContain(says)
    expect(answer.status(), name).toBeGreaterThanOrEqual(400)
    expect(answer.status(), name).toBeLessThan(500)
  }
  const large = await person.put('/api/frames', { data: Buffer.alloc(20_000_000, 0xff) })
  expect([large.status(), (await large.json()).error.code]).toEqual([413, 'frame_too_large'])
  await expectNothingKept(person)
})

/** Wherever a port stands here, it is one at which somebody listens and must not hear anything. */
const badAddresses = (port: number): [address: string, code: keyof Sentences][] => [
  ['', 'url_invalid'],
  ['picture.jpg', 'url_invalid'],
  ['ftp://example.com/a.png', 'url_scheme'],
  ['file:///etc/passwd', 'url_scheme'],
  ['data:image/png;base64,AAAA', 'url_scheme'],
  ['javascript:alert(1)', 'url_scheme'],
  ['http://user:secret@example.com/a.png', 'url_credentials'],
  [`http://127.0.0.1:${port}/a.png`, 'url_port'],
  [`http://localhost:${port}/a.png`, 'url_port'],
  ['http://name-of-nobody.invalid/a.png', 'url_unresolved'],
  ...[
    'localhost',
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f000001',
    '0177.0.0.1',
    '0.0.0.0',
    '10.0.0.1',
    '172.16.0.1',
    '192.168.1.1',
    '100.64.0.1',
    '169.254.169.254',
    '[::1]',
    '[::]',
    '[::ffff:127.0.0.1]',
    '[::ffff:7f00:1]',
    '[fd00::1]',
    '[fe80::1]',
    '[64:ff9b::7f00:1]',
    '１２７.0.0.1',
  ].map((host): [string, keyof Sentences] => [`http://${host}/a.png`, 'url_private']),
]

test('every bad address gets its own code and sentence, and nothing is called or kept', async ({
  playwright,
}) => {
  const person = await newcomer(playwright)
  let calls = 0
  const listener = createServer((_, answer) => {
    calls += 1
    answer.end()
  })
  await new Promise<void>((resolve) => listener.listen(0, '127.0.0.1', resolve))
  const place = listener.address()
  const port = typeof place === 'object' && place ? place.port : 0
  for (const [url, code] of badAddresses(port)) {
    const answer = await person.post('/api/frames', { data: { url } })
    const { error } = await answer.json()
    expect(error, url).toEqual({ code, message: errors[code], field: 'url' })
    expect(answer.status(), url).toBe(422)
  }
  listener.close()
  expect(calls).toBe(0)
  await expectNothingKept(person)
})

test('a body that is no request for an address is refused as such', async ({ playwright }) => {
  const person = await newcomer(playwright)
  const send = (data: string) =>
    person.post('/api/frames', { data, headers: { 'content-type': 'application/json' } })
  for (const body of ['', 'no json', '[]', '{"url":1}', '{"url":"https://example.com","more":1}'])
    expect((await (await send(body)).json()).error.code, body).toBe('bad_request')
  const huge = await send(JSON.stringify({ url: `https://example.com/${'a'.repeat(20_000)}` }))
  expect([huge.status(), (await huge.json()).error.code]).toEqual([413, 'body_too_large'])
})

test('the composer says what is wrong beside the field, and asks for nothing without a picture', async ({
  page,
}) => {
  await signUpBy(page.request)
  const uploads: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'PUT' && request.url().includes('/api/frames'))
      uploads.push(request.url())
  })
  await page.goto('/new')
  await page.getByRole('textbox', { name: 'Prompt' }).fill('A picture that is not there')
  await page.getByRole('button', { name: 'Generate' }).click()
  await expect(page.getByText(compose.submit.noFrame)).toBeVisible()

  const input = page.getByLabel('First frame')
  for (const name of ['a text', 'an SVG', 'a HEIC photo', 'a picture of 300 lines']) {
    const bad = badPictures.find((one) => one.name === name)
    const buffer = Buffer.from((await bad?.make()) ?? '')
    await input.setInputFiles({ name: 'picture.png', mimeType: 'image/png', buffer })
    await expect(page.getByText(bad?.says ?? '', { exact: false }).first()).toBeVisible()
    await expect(input).toHaveAttribute('aria-invalid', 'true')
  }
  expect(uploads, 'what the browser can see is wrong is not sent').toEqual([])

  const url = page.getByRole('textbox', { name: 'Image URL' })
  await url.fill('http://192.168.1.1/picture.jpg')
  await url.press('Enter')
  await expect(page.getByText(errors.url_private)).toBeVisible()
  await expect(url).toHaveAttribute('aria-invalid', 'true')
  await expectNothingKept(page.request)
})

/** Neither a row nor a file nor a job of the person's workspace. */
async function expectNothingKept(person: APIRequestContext): Promise<void> {
  const session: { user: { email: string } } = await (await person.get('/api/auth/session')).json()
  const [workspace] = await sql<{ id: string; frames: number; jobs: number }>(
    `select m.workspace_id as id,
       (select count(*)::int from frame f where f.workspace_id = m.workspace_id) as frames,
       (select count(*)::int from job j where j.workspace_id = m.workspace_id) as jobs
     from member m join "user" u on u.id = m.user_id where u.email = $1`,
    [session.user.email],
  )
  expect(workspace).toMatchObject({ frames: 0, jobs: 0 })
  const folder = join(dataDir, 'files') // there as soon as anybody kept anything
  const files = existsSync(folder) ? readdirSync(folder, { recursive: true }).map(String) : []
  expect(files.filter((path) => path.includes(workspace?.id ?? ''))).toEqual([])
}
