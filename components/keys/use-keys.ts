import { useEffect, useRef } from 'react'
import { singleKeysOn } from '#components/keys/single-keys.ts'

type Keys = Record<string, (event: KeyboardEvent) => void>

/**
 * Single keys for daily work, by `KeyboardEvent.key` in lower case. Quiet while something is typed, while
 * a dialog is open, with a modifier held, and when the person switched them off (WCAG 2.1.4).
 */
export function useKeys(keys: Keys): void {
  const latest = useRef(keys)
  useEffect(() => {
    latest.current = keys
  })
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const work = latest.current[event.key.toLowerCase()]
      if (!work || isMeantElsewhere(event) || !singleKeysOn()) return
      event.preventDefault()
      work(event)
    }
    document.addEventListener('keydown', onKey)
    return () => document.removeEventListener('keydown', onKey)
  }, [])
}

function isMeantElsewhere(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing) return true
  if (event.ctrlKey || event.metaKey || event.altKey) return true
  if (document.querySelector('[role=dialog],[role=menu]')) return true
  const target = event.target
  if (!(target instanceof HTMLElement)) return false
  if (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName)) return true
  return event.key === ' ' && /^(BUTTON|A|SUMMARY|VIDEO)$/.test(target.tagName)
}
