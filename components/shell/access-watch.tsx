'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { useAccess } from '#components/live/use-job-stream.ts'

/** Reads the page again when the stream says that the viewer's role is another now, or that they have none. */
export function AccessWatch({ role }: { role: string }) {
  const router = useRouter()
  const { role: told, endings } = useAccess()
  // Each role that is told counts: the one before may have differed from the page's as well.
  useEffect(() => {
    if (told !== undefined && told !== role) router.refresh()
  }, [told, role, router])
  useEffect(() => {
    if (endings > 0) router.refresh()
  }, [endings, router])
  return null
}
