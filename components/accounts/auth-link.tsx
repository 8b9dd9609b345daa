import type { ReactNode } from 'react'
import { Link } from '#components/shell/link.tsx'
import { buttonVariants } from '#components/ui/button-variants.ts'

/** A link within a sentence of the pages for signing in and up. */
export function AuthLink({ href, children }: { href: string; children: ReactNode }) {
  return (
    <Link href={href} className={buttonVariants({ variant: 'link', size: 'inline' })}>
      {children}
    </Link>
  )
}
