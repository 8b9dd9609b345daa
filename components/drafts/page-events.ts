import type { Keeper } from '#components/drafts/keeper.ts'

/** A page that is left stores what it holds; one that is come back to looks whether there is something newer. */
export function followPage(keeper: Keeper): () => void {
  const left = () => {
    keeper.copy()
    if (keeper.isDirty()) void keeper.save()
  }
  const turned = () => (document.visibilityState === 'hidden' ? left() : void keeper.check())
  const looked = () => void keeper.check()
  const online = () => void keeper.save()
  document.addEventListener('visibilitychange', turned)
  window.addEventListener('pagehide', left)
  window.addEventListener('focus', looked)
  window.addEventListener('online', online)
  return () => {
    document.removeEventListener('visibilitychange', turned)
    window.removeEventListener('pagehide', left)
    window.removeEventListener('focus', looked)
    window.removeEventListener('online', online)
  }
}
