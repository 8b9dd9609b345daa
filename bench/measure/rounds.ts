import { type Spread, spread } from './statistics.ts'

/** What one turn of a contender measured: a number for each name. */
export type Reading = Record<string, number>

/** `again` is the limit a second time: how much two runs of the same thing differ here and now. */
export type Rounds = { ours: Reading[]; limit: Reading[]; again: Reading[] }

export type Contenders = { ours: () => Promise<Reading>; limit: () => Promise<Reading> }

/** Runs ours, the limit and the limit again `count` times, in a new random order each time. */
export async function interleave(count: number, { ours, limit }: Contenders): Promise<Rounds> {
  const rounds: Rounds = { ours: [], limit: [], again: [] }
  for (let round = 0; round < count; round++) {
    const turns = shuffled([
      async () => rounds.ours.push(await ours()),
      async () => rounds.limit.push(await limit()),
      async () => rounds.again.push(await limit()),
    ])
    for (const turn of turns) await turn()
  }
  return rounds
}

function shuffled<T>(items: T[]): T[] {
  return items
    .map((item) => ({ item, place: Math.random() }))
    .sort((a, b) => a.place - b.place)
    .map(({ item }) => item)
}

/** The limit against itself must lie within these, or the machine was too restless to say anything. */
const calm = { least: 0.85, most: 1.18 }

export type Ratio = Spread & { self: Spread; void: boolean }

/** Ours over the limit, round by round, for one name of the readings. */
export function ratioOf(rounds: Rounds, name: string): Ratio {
  const ratios = rounds.ours.map((reading, i) => {
    const limits = [rounds.limit[i]?.[name], rounds.again[i]?.[name]].map(Number)
    return Number(reading[name]) / ((Number(limits[0]) + Number(limits[1])) / 2)
  })
  const self = spread(
    rounds.limit.map((reading, i) => Number(rounds.again[i]?.[name]) / Number(reading[name])),
  )
  const restless = self.median < calm.least || self.median > calm.most
  return { ...spread(ratios), self, void: restless }
}

export function spreadOf(readings: readonly Reading[], name: string): Spread {
  return spread(readings.map((reading) => Number(reading[name])))
}
