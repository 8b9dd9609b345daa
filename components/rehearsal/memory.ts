import { readJson, writeJson } from '#components/browser/store.ts'

const name = 'firstframe.rehearsal'

/** How this browser's user likes a rehearsal: kept between pages and visits. */
type Memory = {
  /** They paused: an edit no longer starts it by itself. */
  paused: boolean
  loop: boolean
  speed: number
}

export const speeds: readonly number[] = [0.5, 1, 2]

const atFirst: Memory = { paused: false, loop: false, speed: 1 }

export function remembered(): Memory {
  const kept = readJson('device', name)
  if (typeof kept !== 'object' || kept === null) return atFirst
  const { paused, loop, speed } = { ...atFirst, ...kept }
  return {
    paused: paused === true,
    loop: loop === true,
    speed: speeds.find((known) => known === speed) ?? 1,
  }
}

export function remember(change: Partial<Memory>): void {
  writeJson('device', name, { ...remembered(), ...change })
}
