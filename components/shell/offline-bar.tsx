'use client'

import { useEffect } from 'react'
import { jobStream } from '#components/live/job-stream.ts'
import { useStreamState } from '#components/live/use-job-stream.ts'

/** A thin bar while the stream is broken: what is shown may be old. With the shell the stream goes, too. */
export function OfflineBar({ text }: { text: string }) {
  const down = useStreamState() === 'down'
  useEffect(() => () => jobStream.forget(), [])
  return (
    <div role="status" className="sticky top-0 z-20">
      {down && (
        <p className="bg-foreground px-4 py-1.5 text-center text-background text-xs">{text}</p>
      )}
    </div>
  )
}
