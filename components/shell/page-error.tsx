'use client'

import dynamic from 'next/dynamic'

const ErrorScreen = dynamic(
  () => import('#components/shell/error-screen.tsx').then((m) => m.ErrorScreen),
  { ssr: false },
)

/** What stands in for a page that threw. Its words come with their own chunk, so that no page carries them. */
export function PageError({
  error,
  reset,
}: {
  error: Error & { digest?: string }
  reset: () => void
}) {
  return <ErrorScreen digest={error.digest} retry={reset} />
}
