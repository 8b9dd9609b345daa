'use client'

import { useParams } from 'next/navigation'

/** Where the workspace that is shown lies: every address in it begins so. */
export function useHome(): string {
  return `/w/${useSlug()}`
}

/** Its name in addresses. */
export function useSlug(): string {
  return useParams<{ workspace: string }>().workspace
}
