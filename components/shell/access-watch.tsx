'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { useAccess } from '#components/live/use-job-stream.ts'

/** Reads the page again when the stream says that the viewer's role is another now, or that they have none. */
export function AccessWatch({ role }: { role: string }) {
  const router = useRouter()
  const access = useAccess()
  const isOld = access.role !== undefined && access.role !== role
  useEffect(() => {
    if (isOld || access.endings > 0) router.refresh()
  }, [isOld, access.endings, router])
  return null
}
