import { Keeper } from '#components/drafts/keeper.ts'
import { known } from '#components/drafts/known.ts'
import type { KeeperOptions } from '#components/drafts/on-device.ts'
import { followPage } from '#components/drafts/page-events.ts'
import { recover } from '#components/drafts/recover.ts'

/** Starts keeping what the composer holds. Loaded when there is something to keep. */
export function beginKeeping(options: KeeperOptions): { keeper: Keeper; end: () => void } {
  const keeper = new Keeper(options)
  const leave = followPage(keeper)
  void recover(keeper)
  const isStale = (known.get(options.prefix) ?? 0) > options.draft.revision
  if (options.isDraft && isStale) void keeper.check(true)
  return {
    keeper,
    end: () => {
      leave()
      void keeper.end()
    },
  }
}
