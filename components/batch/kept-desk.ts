import type { Desk } from '#components/batch/use-batch-desk.ts'
import { drop, readJson, writeJson } from '#components/browser/store.ts'

/**
 * What lies on the desk, kept by the browser for this tab: a reload, or a look at another page, does not lose it.
 * `place` names one member in one workspace.
 */
export function keepDesk(place: string, desk: Desk | undefined): void {
  if (desk) writeJson('tab', nameOf(place), desk)
  else drop('tab', nameOf(place))
}

export function keptDesk(place: string): Desk | undefined {
  const kept = readJson('tab', nameOf(place))
  return isDesk(kept) ? kept : undefined
}

const nameOf = (place: string) => `firstframe.batch/${place}`

/** Written by this code, but maybe by an earlier version of it. */
function isDesk(kept: unknown): kept is Desk {
  if (typeof kept !== 'object' || kept === null) return false
  const lists = ['frames', 'prompts', 'choices', 'off'] as const
  return (
    lists.every((name) => name in kept && Array.isArray(Reflect.get(kept, name))) &&
    'takes' in kept &&
    typeof kept.takes === 'number' &&
    'names' in kept
  )
}
