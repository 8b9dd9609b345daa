import { expect, test, vi } from 'vitest'
import { clusterIn } from '#tests/support/cluster.ts'
import { command } from '#tests/support/command.ts'
import { temporaryDirectory } from '#tests/support/directory.ts'
import { processesWith } from '#tests/support/processes.ts'

const isPostgres = ({ command }: { command: string }) => command.includes('postgres')

async function startWorker(dataDir: string) {
  const started = command(['worker'], { DATA_DIR: dataDir })
  await started.until('✓ Worker')
  return started
}

test.each(['SIGTERM', 'SIGINT'] as const)(
  '%s ends all that was started, cleanly',
  async (signal) => {
    const dataDir = temporaryDirectory()
    const started = await startWorker(dataDir)
    expect(processesWith(dataDir).length).toBeGreaterThan(3)
    started.child.kill(signal)
    expect((await started.ended).code, started.said()).toBe(0)
    expect(processesWith(dataDir)).toEqual([])
  },
)

test('when what npm started is gone, all it started ends, and cleanly', async () => {
  const dataDir = temporaryDirectory()
  const started = await startWorker(dataDir)
  started.child.kill('SIGKILL')
  await vi.waitFor(() => expect(processesWith(dataDir)).toEqual([]), { timeout: 30_000 })
})

test('when the one that keeps them is gone, its processes end, and the next adopts the database', async () => {
  const dataDir = temporaryDirectory()
  await startWorker(dataDir)
  const keeper = processesWith(dataDir).find((each) => each.command.includes('scripts/main.ts'))
  process.kill(keeper?.pid ?? 0, 'SIGKILL')
  await vi.waitFor(
    () => expect(processesWith(dataDir).filter((each) => !isPostgres(each))).toEqual([]),
    { timeout: 30_000 },
  )
  expect(processesWith(dataDir).filter(isPostgres).length).toBeGreaterThan(0)
  expect((await clusterIn(dataDir)).found).toBe('adopted')
})
