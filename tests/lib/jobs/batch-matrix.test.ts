import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  cellsOf,
  type Matrix,
  matrixOf,
  mostOfEach,
  pairOf,
  priced,
  takesOf,
} from '#lib/jobs/batch.ts'
import { obstacleTo, roomFor } from '#lib/jobs/batch-room.ts'
import { type BatchOutlook, timeOf } from '#lib/jobs/batch-time.ts'
import { type Choice, defaultChoice } from '#lib/jobs/catalog.ts'
import type { Standing } from '#lib/money/budget.ts'

const composition = { frameId: 'f', prompt: 'a lake', choice: defaultChoice, projectId: null }
const ten = { ...defaultChoice, durationSeconds: 10 } as const

const matrices = fc.record({
  frameIds: fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 5 }),
  prompts: fc.uniqueArray(fc.string(), { minLength: 1, maxLength: 5 }),
  choices: fc.constantFrom<Choice[][]>([defaultChoice], [defaultChoice, ten]),
  takes: fc.integer({ min: 1, max: mostOfEach }),
  off: fc.uniqueArray(fc.integer({ min: 0, max: 60 })),
})

describe('a matrix', () => {
  it('has every take of every cell that is on, once, and none of those that are off', () => {
    fc.assert(
      fc.property(matrices, (matrix) => {
        const cells = cellsOf(matrix)
        expect(cells.map(({ n }) => n)).toEqual([...cells.keys()])
        const on = cells.filter(({ n }) => !matrix.off.includes(n))
        const takes = takesOf(matrix)
        expect(takes).toHaveLength(on.length * matrix.takes)
        for (const { frame, prompt, choice } of on)
          expect(
            takes.filter(
              (take) =>
                take.frameId === matrix.frameIds[frame] &&
                take.prompt === matrix.prompts[prompt] &&
                take.choice === matrix.choices[choice],
            ),
          ).toHaveLength(matrix.takes)
      }),
    )
  })

  it('of what the composer holds is so many of it; a pair is it with the optimizer on and off', () => {
    expect(takesOf(matrixOf(composition, 3))).toEqual(
      Array(3).fill({ frameId: 'f', prompt: 'a lake', choice: defaultChoice }),
    )
    expect(takesOf(matrixOf({ ...composition, frameId: null }, 3))).toEqual([])
    const off = { ...composition, choice: { ...defaultChoice, promptOptimizer: false } }
    for (const start of [composition, off])
      expect(takesOf(pairOf(start)).map(({ choice }) => choice.promptOptimizer)).toEqual([
        true,
        false,
      ])
  })

  it('costs what its takes cost; what nobody knows is counted, not guessed', () => {
    const table = { versionId: 'v', prices: [{ ...defaultChoice, priceMicros: 280_000 }] }
    const wish: Matrix = { ...matrixOf(composition, 2), choices: [defaultChoice, ten] }
    expect(priced(wish, table)).toEqual({ micros: 560_000, unknown: 2 })
  })
})

describe('room', () => {
  const budget = (limitMicros: number, changes: Partial<Standing> = {}): Standing => ({
    id: 'b',
    projectId: null,
    projectName: null,
    userId: null,
    userName: null,
    period: 'month',
    limitMicros,
    isHard: true,
    isPersonal: false,
    spentMicros: 100,
    heldMicros: 100,
    ...changes,
  })
  it('is for as many as fit, the cheapest first', () => {
    expect(roomFor(budget(500), [200, 100, 100, 300])).toBe(2)
    expect(roomFor(budget(600), [200, 100, 100, 300])).toBe(3)
    expect(roomFor(budget(200), [1])).toBe(0)
    expect(roomFor(budget(9_999), [1, null, 1])).toBe(2)
  })
  it('is refused by a hard budget that all together exceed, or for a price that nobody knows', () => {
    expect(obstacleTo([budget(500)], { micros: 300, unknown: 0 })).toBeUndefined()
    expect(obstacleTo([budget(500)], { micros: 301, unknown: 0 })).toBeDefined()
    expect(obstacleTo([budget(500)], { micros: 0, unknown: 1 })).toBeDefined()
    expect(
      obstacleTo([budget(500, { isPersonal: true })], { micros: 0, unknown: 1 }),
    ).toBeUndefined()
    expect(obstacleTo([budget(1, { isHard: false })], { micros: 999, unknown: 9 })).toBeUndefined()
  })
})

describe('the time of a batch', () => {
  const band = { p50Seconds: 60, p90Seconds: 100 }
  const outlook: BatchOutlook = {
    starts: { p50: [0, 12, 24], p90: [0, 20, 40] },
    bands: { 'MiniMax-Hailuo-2.3 768P 6': band },
  }
  it('is that of the last to be done, in its turn', () => {
    expect(timeOf([defaultChoice], outlook)).toEqual({ fromSeconds: 60, toSeconds: 100 })
    const three = [defaultChoice, defaultChoice, defaultChoice]
    expect(timeOf(three, outlook)).toEqual({ fromSeconds: 84, toSeconds: 140 })
  })
  it('is not told where it is not known', () => {
    expect(timeOf([defaultChoice, ten], outlook)).toBeUndefined()
    expect(timeOf([defaultChoice], { ...outlook, starts: null })).toBeUndefined()
    expect(timeOf([], outlook)).toBeUndefined()
  })
})
