'use client'

import { useRouter } from 'next/navigation'
import { lazy, type ReactNode, Suspense, useState } from 'react'
import type { KeyListWords } from '#components/keys/key-list.tsx'
import { useKeys } from '#components/keys/use-keys.ts'
import { useHome } from '#components/shell/use-home.ts'

/** React's own lazy: next/dynamic would add its runtime to every page. */
const KeyList = lazy(() =>
  import('#components/keys/key-list.tsx').then((m) => ({ default: m.KeyList })),
)

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
      {open && (
        <Suspense>
          <KeyList words={words} onClose={() => setOpen(false)} />
        </Suspense>
      )}
    </>
  )
}
