import { useLocale } from 'next-intl'
import { useSyncExternalStore } from 'react'
import { read, write } from '#components/browser/store.ts'
import type { DirectiveLanguage } from '#lib/camera/directives.ts'

/** In which language a person has moves written: their choice in this browser, else the interface's language. */
export function useMoveLanguage(): [DirectiveLanguage, (language: DirectiveLanguage) => void] {
  const own = useLocale() === 'zh-CN' ? 'zh' : 'en'
  const kept = useSyncExternalStore(subscribe, chosen, () => undefined)
  return [kept ?? own, keep]
}

const key = 'firstframe.moveLanguage'
const changed = 'firstframe:move-language'
/** For a browser that keeps nothing: as long as the page lives. */
let unkept: DirectiveLanguage | undefined

function chosen(): DirectiveLanguage | undefined {
  const kept = read('device', key)
  return kept === 'zh' || kept === 'en' ? kept : unkept
}

function keep(language: DirectiveLanguage): void {
  unkept = language
  write('device', key, language)
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
