'use client'

import { useRouter } from 'next/navigation'
import type { ReactNode } from 'react'
import { useHome } from '#components/shell/use-home.ts'

type Props = {
  /** The state filter stays as it is. */
  state: string
  /** And so does the batch. */
  batch: string
  /** What the button says where this script does not run. */
  show: string
  children: ReactNode
}

/** Goes to what was chosen as soon as it is. */
export function FilterForm({ state, batch, show, children }: Props) {
  const router = useRouter()
  const home = useHome()
  const go = (form: HTMLFormElement) => {
    const chosen = [...new FormData(form)].map(([name, value]) => [name, String(value)])
    const query = new URLSearchParams(chosen.filter(([, value]) => value !== ''))
    router.push(query.size > 0 ? `${home}?${query}` : home)
  }
  return (
    <form
      action={home}
      onChange={(event) => go(event.currentTarget)}
      className="grid w-full grid-cols-2 items-center gap-2 sm:flex sm:w-auto"
    >
      {state && <input type="hidden" name="state" value={state} />}
      {batch && <input type="hidden" name="batch" value={batch} />}
      {children}
      <noscript>
        <button type="submit" className="h-8 rounded-md border px-3 text-sm">
          {show}
        </button>
      </noscript>
    </form>
  )
}
