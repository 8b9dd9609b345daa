'use client'

import { useRouter } from 'next/navigation'
import type { ComponentProps, MouseEvent } from 'react'

type Props = Omit<ComponentProps<'a'>, 'href'> & {
  /** A page of ours, from its slash on. */
  href: string
  /** Whether the page is fetched when somebody points at the link or comes to it by keyboard. */
  prefetch?: boolean
  /** Whether the page is shown from its top. */
  scroll?: boolean
}

/** A link to another page of ours, opened in place (docs/decisions/0023). Whatever else it was pressed for is the browser's. */
export function Link({ href, prefetch = true, scroll = true, onClick, ...props }: Props) {
  const router = useRouter()
  const near = prefetch ? () => router.prefetch(href) : undefined
  const press = (event: MouseEvent<HTMLAnchorElement>) => {
    onClick?.(event)
    if (event.defaultPrevented || !isPlain(event)) return
    event.preventDefault()
    router.push(href, { scroll })
  }
  return <a href={href} onClick={press} onPointerEnter={near} onFocus={near} {...props} />
}

/** No new tab, no new window, no download. */
function isPlain({ button, metaKey, ctrlKey, shiftKey, altKey, currentTarget }: MouseEvent) {
  const { target } = currentTarget as HTMLAnchorElement
  return button === 0 && !metaKey && !ctrlKey && !shiftKey && !altKey && target === ''
}
