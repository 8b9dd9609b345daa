import type { ReactNode } from 'react'
import { Mark } from '#components/shell/mark.tsx'

/** A page that only says something: what happened, and the way on. */
export function MessageScreen({
  title,
  text,
  children,
}: {
  title: string
  text: string
  children: ReactNode
}) {
  return (
    <div className="mx-auto grid max-w-md justify-items-center px-4 py-24 text-center">
      <Mark className="h-7 w-10" />
      <h1 className="mt-6 font-semibold text-xl">{title}</h1>
      <p className="mt-2 text-muted">{text}</p>
      <div className="mt-6 grid justify-items-center gap-4">{children}</div>
    </div>
  )
}
