import { useRouter } from 'next/navigation'
import { useKeys } from '#components/keys/use-keys.ts'
import { useHome } from '#components/shell/use-home.ts'

/** J and K walk over the tiles; R and D act on the one that has the focus. */
export function useTileKeys(): void {
  const router = useRouter()
  const home = useHome()
  useKeys({
    j: () => step(1),
    k: () => step(-1),
    r: () => {
      const id = focusedJob()
      if (id) router.push(`${home}/new?remix=${id}`)
    },
    d: () => focusedTile()?.querySelector<HTMLAnchorElement>('a[href$="?download"]')?.click(),
  })
}

function step(by: 1 | -1): void {
  const tiles = [...document.querySelectorAll<HTMLElement>('[data-job]')]
  const at = tiles.findIndex((tile) => tile.contains(document.activeElement))
  const next = tiles[at === -1 ? 0 : Math.min(Math.max(at + by, 0), tiles.length - 1)]
  next?.querySelector<HTMLElement>('h2 a')?.focus()
}

function focusedTile(): HTMLElement | null {
  return document.activeElement?.closest<HTMLElement>('[data-job]') ?? null
}

function focusedJob(): string | undefined {
  return focusedTile()?.dataset.job
}
