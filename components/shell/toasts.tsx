'use client'

import { lazy, Suspense, useEffect, useState } from 'react'
import { onNotice } from '#components/shell/notices.ts'
import type { Restore } from '#components/ui/sonner.tsx'

const Speaker = lazy(() =>
  import('#components/ui/sonner.tsx').then((m) => ({ default: m.Speaker })),
)

/** Loads the toasts with the first word, so that pages which never speak do not carry them. */
export function Toasts({ restore }: { restore: Restore }) {
  const [needed, setNeeded] = useState(false)
  useEffect(() => onNotice(() => setNeeded(true)), [])
  return (
    needed && (
      <Suspense>
        <Speaker restore={restore} />
      </Suspense>
    )
  )
}
