'use client'

import dynamic from 'next/dynamic'
import { useRouter } from 'next/navigation'
import { type ReactNode, useState } from 'react'
import type { KeyListWords } from '#components/keys/key-list.tsx'
import { useKeys } from '#components/keys/use-keys.ts'

const KeyList = dynamic(() => import('#components/keys/key-list.tsx').then((m) => m.KeyList))

type Props = { words: KeyListWords; className: string; children: ReactNode }

/** Opens the list of keys and holds the keys that work everywhere. The list is loaded when it is asked for. */
export function KeysButton({ words, className, children }: Props) {
  const router = useRouter()
  const [open, setOpen] = useState(false)
  useKeys({ '?': () => setOpen(true), n: () => router.push('/new') })
  return (
    <>
      <button type="button" className={className} onClick={() => setOpen(true)}>
        {children}
      </button>
      {open && <KeyList words={words} onClose={() => setOpen(false)} />}
    </>
  )
}
