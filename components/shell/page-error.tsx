'use client'

import { lazy, Suspense } from 'react'

const ErrorScreen = lazy(() =>
  import('#components/shell/error-screen.tsx').then((m) => ({ default: m.ErrorScreen })),
)

/** What stands in for a page that threw. Its words come with their own chunk, so that no page carries them. */
export function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  return (
    <Suspense>
      <ErrorScreen digest={error.digest} retry={reset} />
    </Suspense>
  )
}
