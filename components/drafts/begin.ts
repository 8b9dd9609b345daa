import type { Held } from '#components/drafts/held.ts'
import { Keeper } from '#components/drafts/keeper.ts'
import { knownRevision } from '#components/drafts/known.ts'
import type { KeeperOptions } from '#components/drafts/on-device.ts'
import { followPage } from '#components/drafts/page-events.ts'
import { recover } from '#components/drafts/recover.ts'
import { submitDraft } from '#components/drafts/settle.ts'

/** What is kept, how it is submitted, and how keeping ends. */
export type Begun = {
  keeper: Keeper
  submit: (answer: Promise<{ ok: boolean }>, sent: Held) => Promise<void>
  end: () => void
}

/** Starts keeping what the composer holds. Loaded when there is something to keep. */
export function beginKeeping(options: KeeperOptions): Begun {
  const keeper = new Keeper(options)
  const leave = followPage(keeper)
  void recover(keeper)
  const isStale = knownRevision(options.prefix) > options.draft.revision
  // The page may have been read just before the page before it stored its own.
  if (options.isDraft) void keeper.check(isStale)
  return {
    keeper,
    submit: (answer, sent) => submitDraft(keeper, answer, sent),
    end: () => {
      leave()
      void keeper.end()
    },
  }
}
