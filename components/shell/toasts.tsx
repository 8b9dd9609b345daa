'use client'

import dynamic from 'next/dynamic'
import { useEffect, useState } from 'react'
import { onNotice } from '#components/shell/notices.ts'

const Speaker = dynamic(() => import('#components/ui/sonner.tsx').then((m) => m.Speaker))

/** Loads the toasts with the first word, so that pages which never speak do not carry them. */
export function Toasts() {
  const [needed, setNeeded] = useState(false)
  useEffect(() => onNotice(() => setNeeded(true)), [])
  return needed && <Speaker />
}
