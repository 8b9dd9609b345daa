import type { Held } from '#components/drafts/held.ts'
import type { DraftView } from '#lib/drafts/view.ts'

/** Why the composer holds what it holds. */
export type KeeperNote =
  /** The draft was there when the composer opened. */
  | 'restored'
  /** Something typed on this device that had not reached the server. */
  | 'rescued'
  /** The draft before this start gave way to it, and is kept. */
  | 'replaced'
  /** The other version was taken, and one's own is kept. */
  | 'taken'
  | 'discarded'

export type KeeperState = {
  /** `away`: the server cannot be reached; what was typed is kept on this device and sent again. */
  status: 'idle' | 'saving' | 'saved' | 'away' | 'refused'
  savedAt?: string | undefined
  /** What the server said when it refused. */
  message?: string | undefined
  note?: KeeperNote | undefined
  /** A newer version from elsewhere that says something else. */
  other?: DraftView | undefined
  /** What undo brings back. */
  discarded?: Held | undefined
}
