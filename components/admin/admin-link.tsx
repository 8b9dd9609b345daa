'use client'

import { usePathname } from 'next/navigation'
import type { ReactNode } from 'react'
import { Link } from '#components/shell/link.tsx'

/** A place of the administration, marked when one is there. */
export function AdminLink({ href, children }: { href: string; children: ReactNode }) {
  const isHere = usePathname() === href
  return (
    <Link
      href={href}
      aria-current={isHere ? 'page' : undefined}
      className="touch -mb-px inline-flex h-10 items-center border-transparent border-b-2 px-3 text-muted hover:text-foreground aria-[current]:border-foreground aria-[current]:font-medium aria-[current]:text-foreground"
    >
      {children}
    </Link>
  )
}
