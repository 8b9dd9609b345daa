import { type RefObject, useEffect, useEffectEvent } from 'react'

/** Listens on the prompt's own field, before the form does: what is fetched later adds its keys by itself. */
export function useFieldEvent<K extends keyof HTMLElementEventMap>(
  field: RefObject<HTMLTextAreaElement | null>,
  name: K,
  work: (event: HTMLElementEventMap[K], field: HTMLTextAreaElement) => void,
): void {
  const latest = useEffectEvent(work)
  useEffect(() => {
    const element = field.current
    if (!element) return
    const stop = new AbortController()
    element.addEventListener(name, (event) => latest(event, element), { signal: stop.signal })
    return () => stop.abort()
  }, [field, name])
}
