'use client'

import type { ReactNode } from 'react'
import { useNow } from '#components/time/use-now.ts'
import { exact } from '#components/time/words.ts'

/** Any wording of a time, with the exact one on hover once the reader's time zone is known. */
export function ExactTime({
  at,
  locale,
  className,
  children,
}: {
  at: string
  locale: string
  className?: string
  children: ReactNode
}) {
  const now = useNow('ten')
  return (
    <time dateTime={at} title={now === null ? undefined : exact(at, locale)} className={className}>
      {children}
    </time>
  )
}
