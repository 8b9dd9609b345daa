import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test, vi } from 'vitest'
import { keepRunning } from '#scripts/run/part.ts'
import { temporaryDirectory } from '#tests/support/directory.ts'

/** A process that writes its number down and stays. */
function lasting(note: string, more = ''): string[] {
  return [
    '--eval',
    `require('fs').writeFileSync('${note}', String(process.pid)); ${more} setInterval(() => {}, 1000)`,
  ]
}

function keep(args: string[]) {
  return keepRunning({ name: 'part', args, variables: process.env })
}

const pidIn = (note: string) =>
  vi.waitUntil(() => Number(read(note)) || undefined, { timeout: 10_000 })

test('a process that dies is started again, and this is said', async () => {
  const said = vi.spyOn(console, 'error').mockImplementation(() => {})
  const note = join(temporaryDirectory(), 'pid')
  const kept = keep(lasting(note))
  const first = await pidIn(note)
  process.kill(first, 'SIGKILL')
  const second = await vi.waitUntil(async () => (await pidIn(note)) !== first && pidIn(note), {
    timeout: 10_000,
  })
  expect(said).toHaveBeenCalledWith('The part ended (SIGKILL): starting it again in 0.5 s.')
  await kept.stop()
  expect(alive(Number(second))).toBe(false)
})

test('one that ends right after each start is given up with a sentence', async () => {
  vi.spyOn(console, 'error').mockImplementation(() => {})
  await expect(keep(['--eval', 'process.exit(7)']).failed).rejects.toThrow(
    'The part ended 4 times right after its start (exit code 7): what it said is above.',
  )
})

test('stopping lets it finish what it is doing', async () => {
  const directory = temporaryDirectory()
  const [note, done] = [join(directory, 'pid'), join(directory, 'done')]
  const kept = keep(
    lasting(
      note,
      `process.on('SIGTERM', () => setTimeout(() => { require('fs').writeFileSync('${done}', 'saved'); process.exit() }, 300));`,
    ),
  )
  const pid = await pidIn(note)
  await kept.stop()
  expect(read(done)).toBe('saved')
  expect(alive(pid)).toBe(false)
})

function read(path: string): string {
  try {
    return readFileSync(path, 'utf8')
  } catch {
    return ''
  }
}

function alive(pid: number): boolean {
  try {
    return process.kill(pid, 0)
  } catch {
    return false
  }
}
