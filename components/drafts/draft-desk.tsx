'use client'

import { lazy, type RefObject, Suspense, useEffect } from 'react'
import { useDesk } from '#components/drafts/desk.ts'

/** React's own lazy, as in components/shell/keys-button.tsx: nothing of this is carried before it is needed. */
const DraftStatus = lazy(() =>
  import('#components/drafts/draft-status.tsx').then((m) => ({ default: m.DraftStatus })),
)

type Props = { field: RefObject<HTMLTextAreaElement | null> }

/** Over the prompt: how the draft is, and what one can take from earlier work. */
export function DraftDesk({ field }: Props) {
  const desk = useDesk()
  const turn = desk?.turn ?? 0
  useEffect(() => {
    if (turn > 0) field.current?.focus() // the composer was filled anew, and the focus went with the old one
  }, [turn, field])
  if (!desk) return null
  return (
    <div className="flex min-h-8 flex-wrap items-center gap-x-2 gap-y-1">
      <div className="min-w-0 grow text-muted text-sm">
        {desk.keeper && (
          <Suspense>
            <DraftStatus keeper={desk.keeper} />
          </Suspense>
        )}
      </div>
    </div>
  )
}
