'use client'

import Link, { type LinkProps } from 'next/link'
import type { ComponentProps } from 'react'
import { useHome } from '#components/shell/use-home.ts'

type Props = Omit<ComponentProps<typeof Link>, keyof LinkProps> &
  LinkProps<string> & { href: string }

/** A link to a page of the workspace that is shown: `href` is what follows /w/{workspace}, '' for the history. */
export function WorkspaceLink({ href, ...props }: Props) {
  return <Link href={useHome() + href} {...props} />
}
