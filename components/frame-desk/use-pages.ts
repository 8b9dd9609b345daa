import { useEffect, useRef, useState } from 'react'
import { inThisWorkspace } from '#components/shell/here.ts'

type Page<T> = { items: T[]; next: string | null }

/**
 * A list of this workspace, a page at a time. `address` is its route, up to the name of the workspace; `itemsOf`
 * finds the rows in what that answers; `items` is undefined until the first page is there.
 */
export function usePages<A extends { next: string | null }, T>(
  address: string,
  itemsOf: (answer: A) => T[],
) {
  const [{ items, next }, setShown] = useState<Partial<Page<T>>>({})
  const [failed, setFailed] = useState(false)
  const asking = useRef(false)
  const more = async () => {
    if (asking.current) return // a second press would bring the same page twice
    asking.current = true
    setFailed(false)
    const page: A | undefined = await ask(address, next ?? null)
    asking.current = false
    if (!page) return setFailed(true)
    setShown({ items: [...(items ?? []), ...itemsOf(page)], next: page.next })
  }
  // biome-ignore lint/correctness/useExhaustiveDependencies: the first page once
  useEffect(() => void more(), [])
  return { items, failed, hasMore: failed || Boolean(next), more: () => void more() }
}

async function ask<A>(address: string, after: string | null): Promise<A | undefined> {
  const rest = after ? `&after=${encodeURIComponent(after)}` : ''
  const response = await fetch(address + inThisWorkspace() + rest).catch(() => undefined)
  return response?.ok ? response.json().catch(() => undefined) : undefined
}
