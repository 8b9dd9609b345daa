import { rmSync } from 'node:fs'
import { join } from 'node:path'
import type { Browser } from '@playwright/test'
import { z } from 'zod'
import type { Bench } from '../bench.ts'
import { firstVideo } from '../browser/newcomer.ts'
import { openBrowser } from '../browser/open.ts'
import { interleave, type Reading, type Rounds } from '../measure/rounds.ts'
import { type Finding, figureFinding, ratioFinding, toldFinding } from '../report/finding.ts'
import type { Row } from '../row.ts'
import { installAndBuild, layEmptyApp } from '../stage/empty-app.ts'
import { startClone } from '../stage/fresh-clone.ts'

/** What a video takes at MiniMax, in milliseconds; the sandbox at speed 10 takes a tenth. */
const jobMilliseconds = 90_000

export const firstVideoRow: Row = {
  number: 14,
  title: 'Fresh clone to first video',
  workload: `git clone of the last commit, \`npm start\` (install, build, database, processes), then in Chromium: sign up, upload a frame, ask for a video of 6 s on the
sandbox at speed 10, and see it done in the history. npm has every package in its cache. L: \`npm ci\` and \`next build\` of an empty app with TypeScript. The
portal's own share is what its job took from being asked for to being done, less the time that the upstream had the task.`,
  measure,
}

async function measure(bench: Bench): Promise<Finding[]> {
  const browser = await openBrowser(bench)
  const empty = join(bench.directory, 'empty-app')
  layEmptyApp(empty)
  const rounds = await interleave(bench.rounds, {
    ours: () => clonedToVideo(bench, browser),
    limit: async () => {
      const began = performance.now()
      installAndBuild(empty)
      return { seconds: secondsSince(began) }
    },
  })
  await browser.close()
  return findings(rounds)
}

async function clonedToVideo(bench: Bench, browser: Browser): Promise<Reading> {
  const directory = join(bench.directory, 'clone')
  const began = performance.now()
  const { origin, sandbox, stop } = await startClone(bench, directory)
  const up = secondsSince(began)
  const job = await firstVideo(browser, origin)
  const seconds = secondsSince(began)
  const own = job - (await upstreamMilliseconds(sandbox))
  await stop()
  rmSync(directory, { recursive: true, force: true })
  return { seconds, up, video: seconds - up, own }
}

const tasks = z.object({
  tasks: z.tuple([z.object({ acceptedAt: z.iso.datetime(), finishedAt: z.iso.datetime() })]),
})

/** How long the one task of the sandbox took, from being accepted to being finished. */
async function upstreamMilliseconds(sandbox: string): Promise<number> {
  const answer = await fetch(`${sandbox}/__sandbox/tasks`)
  const [{ acceptedAt, finishedAt }] = tasks.parse(await answer.json()).tasks
  return Date.parse(finishedAt) - Date.parse(acceptedAt)
}

function secondsSince(began: number): number {
  return (performance.now() - began) / 1_000
}

function findings(rounds: Rounds): Finding[] {
  return [
    ratioFinding(rounds, {
      metric: 'clone to video',
      name: 'seconds',
      unit: 's',
      goal: { text: '≤ 1.6× L', holds: (ratio) => ratio <= 1.6 },
    }),
    toldFinding(rounds, { metric: 'of it until all is up', name: 'up', unit: 's' }),
    toldFinding(rounds, { metric: 'of it from there to the video', name: 'video', unit: 's' }),
    figureFinding(rounds, {
      metric: "portal's own share of the job",
      name: 'own',
      unit: 'ms',
      goal: {
        text: `≤ ${jobMilliseconds * 0.005} ms, 0.5 % of a job of 90 s`,
        holds: (ms) => ms <= jobMilliseconds * 0.005,
      },
    }),
  ]
}
