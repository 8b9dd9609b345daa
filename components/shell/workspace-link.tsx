'use client'

import type { ComponentProps } from 'react'
import { Link } from '#components/shell/link.tsx'
import { useHome } from '#components/shell/use-home.ts'

/** A link to a page of the workspace that is shown: `href` is what follows /w/{workspace}, '' for the history. */
export function WorkspaceLink({ href, ...props }: ComponentProps<typeof Link>) {
  return <Link href={useHome() + href} {...props} />
}
