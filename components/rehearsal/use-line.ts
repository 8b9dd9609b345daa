import { useDeferredValue, useMemo } from 'react'
import { type Moves, moves } from '#lib/camera/parse.ts'

/** The camera line of a prompt. It stays the same object, and `key` the same text, while only prose changes. */
export function useLine(prompt: string, honoured: boolean): { moves: Moves; key: string } {
  const settled = useDeferredValue(prompt)
  const read = useMemo(() => (honoured ? moves(settled) : []), [settled, honoured])
  const key = read.map((group) => group.join('+')).join(' ')
  // biome-ignore lint/correctness/useExhaustiveDependencies: the key says everything that the moves say
  return useMemo(() => ({ moves: read, key }), [key])
}

/** Whether anything moves at all. */
export function isStill(line: Moves): boolean {
  return line.every((group) => group.every((id) => id === 'static'))
}
