import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join, resolve } from 'node:path'
import { describe, expect, test } from 'vitest'
import { Lock } from '#scripts/data/lock.ts'
import { temporaryDirectory } from '#tests/support/directory.ts'

describe('a lock', () => {
  test('is held by one alone, and free again when it is released', () => {
    const path = join(temporaryDirectory(), 'locks', 'a')
    const [first, second] = [new Lock(path), new Lock(path)]
    expect(first.alone()).toBe(true)
    expect(second.alone()).toBe(false)
    expect(second.shared()).toBe(false)
    first.release()
    expect(second.alone()).toBe(true)
  })

  test('is shared by many, and nobody has it alone until the last of them is gone', () => {
    const path = join(temporaryDirectory(), 'a')
    const [first, second, third] = [new Lock(path), new Lock(path), new Lock(path)]
    expect([first.shared(), second.shared()]).toEqual([true, true])
    expect(third.alone()).toBe(false)
    first.release()
    expect(third.alone()).toBe(false)
    second.close()
    expect(third.alone()).toBe(true)
  })

  test('of another process is respected, and gone with that process however it ends', async () => {
    const path = join(temporaryDirectory(), 'a')
    const holder = spawn(process.execPath, [
      '--disable-warning=ExperimentalWarning',
      '--input-type=module-typescript',
      '--eval',
      `import { Lock } from '${resolve('scripts/data/lock.ts')}'
       new Lock('${path}').alone(); console.log('held'); setInterval(() => {}, 1000)`,
    ])
    await once(holder.stdout, 'data')
    const lock = new Lock(path)
    expect(lock.alone()).toBe(false)
    const turn = lock.turn()
    holder.kill('SIGKILL')
    await turn
  })
})
