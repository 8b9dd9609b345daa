import { createContext, use } from 'react'
import type { Held } from '#components/drafts/held.ts'
import type { Keeper } from '#components/drafts/keeper.ts'

/** What stands around a composer whose draft is kept. */
export type Desk = {
  /** Once there is something to keep. */
  keeper: Keeper | undefined
  /** How often something else was put into the composer. */
  turn: number
  /** The composer says what it holds, whenever that may have changed. */
  report: (held: Held) => void
  /** Puts something else into the composer. */
  open: (held: Held) => void
}

export const DeskContext = createContext<Desk | undefined>(undefined)

export function useDesk(): Desk | undefined {
  return use(DeskContext)
}
