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
  try {
    const kept: unknown = JSON.parse(localStorage.getItem(name) ?? '{}')
    if (typeof kept !== 'object' || kept === null) return atFirst
    const { paused, loop, speed } = { ...atFirst, ...kept }
    return {
      paused: paused === true,
      loop: loop === true,
      speed: speeds.find((known) => known === speed) ?? 1,
    }
  } catch {
    return atFirst
  }
}

export function remember(change: Partial<Memory>): void {
  try {
    localStorage.setItem(name, JSON.stringify({ ...remembered(), ...change }))
  } catch {
    // storage is closed to us: it holds for this page alone
  }
}
