import type { Choice } from '#lib/jobs/catalog.ts'
import type { Composition } from '#lib/jobs/composition.ts'
import { type PriceTable, priceOf } from '#lib/money/price-table.ts'

/**
 * Takes that are asked for together: every frame with every prompt and every choice of settings, some times each.
 * The desk, the server and the page of a batch count them the same way.
 */
export type Matrix = {
  frameIds: string[]
  prompts: string[]
  choices: Choice[]
  /** How many takes of each cell. */
  takes: number
  /** The cells, by their number, that are left out. */
  off: number[]
}

export const mostTakes = 100
export const mostOfEach = 4
/** So many cells there may be altogether, whether or not some are left out. */
export const mostCells = 400

/** One frame with one prompt and one choice: where each stands in its list, and the cell's number. */
export type Cell = { n: number; frame: number; prompt: number; choice: number }

export function cellsOf({ frameIds, prompts, choices }: Omit<Matrix, 'takes' | 'off'>): Cell[] {
  return frameIds
    .flatMap((_, frame) =>
      prompts.flatMap((_, prompt) => choices.map((_, choice) => ({ frame, prompt, choice }))),
    )
    .map((cell, n) => ({ n, ...cell }))
}

/** A take of a batch, with all that it needs beside the project. */
export type Take = { frameId: string; prompt: string; choice: Choice }

/** Every take of the cells that are on, those of a cell one after the other. */
export function takesOf(matrix: Matrix): Take[] {
  const { frameIds, prompts, choices, takes, off } = matrix
  return cellsOf(matrix)
    .filter(({ n }) => !off.includes(n))
    .flatMap(({ frame, prompt, choice }) => {
      const [frameId, words, chosen] = [frameIds[frame], prompts[prompt], choices[choice]]
      if (frameId === undefined || words === undefined || chosen === undefined) return []
      return Array.from({ length: takes }, () => ({ frameId, prompt: words, choice: chosen }))
    })
}

/** What the composer holds, some times over. Without a frame there is nothing to take. */
export function matrixOf({ frameId, prompt, choice }: Composition, takes: number): Matrix {
  return {
    frameIds: frameId ? [frameId] : [],
    prompts: [prompt],
    choices: [choice],
    takes,
    off: [],
  }
}

/** The same take with the optimizer on and off, to compare. */
export function pairOf(composition: Composition): Matrix {
  const { choice } = composition
  const choices = [true, false].map((promptOptimizer) => ({ ...choice, promptOptimizer }))
  return { ...matrixOf(composition, 1), choices }
}

/** What takes cost together: the known prices, and how many of them nobody knows. */
export type Total = { micros: number; unknown: number }

export function totalOf(prices: readonly (number | null)[]): Total {
  const known = prices.filter((price) => price !== null)
  return {
    micros: known.reduce((sum, price) => sum + price, 0),
    unknown: prices.length - known.length,
  }
}

export function priced(matrix: Matrix, table: PriceTable): Total {
  return totalOf(takesOf(matrix).map(({ choice }) => priceOf(table, choice)))
}
