'use client'

import { useRouter } from 'next/navigation'
import { type ReactNode, useState } from 'react'
import type { KeyListWords } from '#components/keys/key-list.tsx'
import { useKeys } from '#components/keys/use-keys.ts'
import { later } from '#components/shell/later.tsx'
import { useHome } from '#components/shell/use-home.ts'

const KeyList = later(async () => (await import('#components/keys/key-list.tsx')).KeyList)

type Props = { words: KeyListWords; className: string; children: ReactNode }

/** Opens the list of keys and holds the keys that work everywhere. The list is loaded when it is asked for. */
export function KeysButton({ words, className, children }: Props) {
  const router = useRouter()
  const home = useHome()
  const [open, setOpen] = useState(false)
  useKeys({ '?': () => setOpen(true), n: () => router.push(`${home}/new`) })
  return (
    <>
      <button type="button" className={className} onClick={() => setOpen(true)}>
        {children}
      </button>
      {open && <KeyList words={words} onClose={() => setOpen(false)} />}
    </>
  )
}
