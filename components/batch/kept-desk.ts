import type { Desk } from '#components/batch/use-batch-desk.ts'

/**
 * What lies on the desk, kept by the browser for this tab: a reload, or a look at another page, does not lose it.
 * `place` names one member in one workspace.
 */
export function keepDesk(place: string, desk: Desk | undefined): void {
  try {
    if (desk) sessionStorage.setItem(nameOf(place), JSON.stringify(desk))
    else sessionStorage.removeItem(nameOf(place))
  } catch {
    // Without storage it lies there as long as the page does.
  }
}

export function keptDesk(place: string): Desk | undefined {
  try {
    const kept: unknown = JSON.parse(sessionStorage.getItem(nameOf(place)) ?? 'null')
    return isDesk(kept) ? kept : undefined
  } catch {
    return undefined
  }
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
