import { type ComponentType, type ReactNode, useEffect, useSyncExternalStore } from 'react'

type State<Props> = { Part?: ComponentType<Props>; missing?: boolean }

type Options = {
  /** What keeps its place until it is there. */
  place?: ReactNode
  /** Says so in its place when it cannot be fetched; nothing is said without it. */
  Missing?: ComponentType<{ again: () => void }>
}

/**
 * A part of a page whose script is fetched when it is first shown, and not rendered on the server. One that
 * does not come, because the line is down or the server was renewed, leaves the page as it is: it is asked
 * for again when the line is back, when the person says so, and whenever it is shown anew. (React's own
 * `lazy` throws instead, which takes the page away, and keeps the failure for good.)
 */
export function later<Props extends object>(
  load: () => Promise<ComponentType<Props>>,
  { place = null, Missing }: Options = {},
): ComponentType<Props> {
  let state: State<Props> = {}
  const listeners = new Set<() => void>()
  const subscribe = (listener: () => void) => {
    listeners.add(listener)
    return () => listeners.delete(listener)
  }
  const become = (next: State<Props>) => {
    state = next
    for (const listener of listeners) listener()
  }
  const ask = () => {
    if (!state.Part) {
      load().then(
        (Part) => become({ Part }),
        () => become({ missing: true }),
      )
    }
  }
  const nothing: State<Props> = {}

  return function Later(props: Props) {
    const { Part, missing } = useSyncExternalStore(
      subscribe,
      () => state,
      () => nothing,
    )
    useEffect(() => {
      ask()
      addEventListener('online', ask)
      return () => removeEventListener('online', ask)
    }, [])
    if (Part) return <Part {...props} />
    return missing && Missing ? <Missing again={ask} /> : place
  }
}
