import { useLocale } from 'next-intl'
import { useSyncExternalStore } from 'react'
import type { DirectiveLanguage } from '#lib/camera/directives.ts'

/** In which language a person has moves written: their choice in this browser, else the interface's language. */
export function useMoveLanguage(): [DirectiveLanguage, (language: DirectiveLanguage) => void] {
  const own = useLocale() === 'zh-CN' ? 'zh' : 'en'
  const kept = useSyncExternalStore(subscribe, read, () => undefined)
  return [kept ?? own, keep]
}

const key = 'firstframe.moveLanguage'
const changed = 'firstframe:move-language'
let unkept: DirectiveLanguage | undefined

function read(): DirectiveLanguage | undefined {
  if (unkept) return unkept
  try {
    const kept = localStorage.getItem(key)
    return kept === 'zh' || kept === 'en' ? kept : undefined
  } catch {
    return undefined // storage is switched off
  }
}

function keep(language: DirectiveLanguage): void {
  try {
    localStorage.setItem(key, language)
  } catch {
    unkept = language // lives as long as the page
  }
  window.dispatchEvent(new Event(changed))
}

/** `storage` tells of other tabs, the event of our own of this one. */
function subscribe(tell: () => void): () => void {
  window.addEventListener('storage', tell)
  window.addEventListener(changed, tell)
  return () => {
    window.removeEventListener('storage', tell)
    window.removeEventListener(changed, tell)
  }
}
