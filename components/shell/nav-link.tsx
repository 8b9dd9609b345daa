'use client'

import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { Link } from '#components/shell/link.tsx'
import { useHome } from '#components/shell/use-home.ts'

/** A link that knows when its page is the one shown. */
export function NavLink({
  href,
  className,
  children,
}: {
  href: string
  className: string
  children: ReactNode
}) {
  const home = useHome()
  const path = usePathname().slice(home.length)
  const here = href === '' ? path === '' || path.startsWith('/jobs/') : path.startsWith(href)
  return (
    <Link href={home + href} aria-current={here ? 'page' : undefined} className={className}>
      {children}
    </Link>
  )
}
