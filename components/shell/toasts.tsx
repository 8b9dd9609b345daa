'use client'

import { useEffect, useState } from 'react'
import { later } from '#components/shell/later.tsx'
import { onNotice } from '#components/shell/notices.ts'
import type { Restore } from '#components/ui/sonner.tsx'

const Speaker = later(async () => (await import('#components/ui/sonner.tsx')).Speaker)

/** Loads the toasts with the first word, so that pages which never speak do not carry them. */
export function Toasts({ restore }: { restore: Restore }) {
  const [needed, setNeeded] = useState(false)
  useEffect(() => onNotice(() => setNeeded(true)), [])
  return needed && <Speaker restore={restore} />
}
