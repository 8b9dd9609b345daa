import { expect, test } from 'vitest'
import { command } from '#tests/support/command.ts'
import { temporaryDirectory } from '#tests/support/directory.ts'
import { processesWith } from '#tests/support/processes.ts'

test('npm run dev answers a page, made as it is asked for, and Ctrl-C ends all of it', {
  timeout: 180_000,
}, async () => {
  const DATA_DIR = temporaryDirectory()
  const dev = command(['dev'], { DATA_DIR, PORT: '0', SANDBOX_PORT: '0' })
  await dev.until('Firstframe runs')
  const address = dev.said().match(/Ctrl-C stops it: (\S+)/)?.[1]
  const page = await fetch(`${address}/sign-in`)
  const text = await page.text()
  expect(page.status, text).toBe(200)
  expect(text).toContain('type="password"')
  dev.child.kill('SIGINT')
  expect((await dev.ended).code, dev.said()).toBe(0)
  expect(processesWith(DATA_DIR)).toEqual([])
})
