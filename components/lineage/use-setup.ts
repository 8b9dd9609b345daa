import { useRouter } from 'next/navigation'
import { type ReactNode, useEffect, useRef, useState } from 'react'
import { carriedVideo } from '#components/lineage/carried-video.ts'
import { useHome } from '#components/shell/use-home.ts'
import type { Composition } from '#lib/jobs/composition.ts'
import type { Mended } from '#lib/jobs/mend.ts'

/** Where what the composer opens with comes from. */
export type SetupStart = {
  source: { jobId: string; composition: Composition } | undefined
  chain: ReactNode
  mended: Mended[]
  frameIsElsewhere: boolean
}

/** A video that was dropped or picked: its settings were restored, or it carries none. */
export type OpenedVideo = { kind: 'restored' | 'bare'; file: File; before: string | undefined }

export type Address = {
  /** Where the composer can be opened as it is now; undefined when that is too long for an address. */
  path: () => Promise<string | undefined>
  /** Nothing would be lost with it. */
  isBlank: boolean
}

/**
 * Lets the composer take videos beside pictures: one that carries settings opens it anew with them. `frame` is the
 * frame's own work, whose `take` is asked for everything else.
 */
export function useSetup<F extends { take: (file: File) => void }>(frame: F) {
  const router = useRouter()
  const home = useHome()
  const [video, setVideo] = useState<OpenedVideo>()
  const address = useRef<Address>(undefined)
  useEffect(() => {
    const carried = carriedVideo.take()
    if (carried) setVideo({ kind: 'restored', ...carried })
  }, [])

  const open = async (file: File) => {
    const { settingsIn } = await import('#components/lineage/read-video.ts')
    const packed = await settingsIn(file)
    if (!packed) return setVideo({ kind: 'bare', file, before: undefined })
    const now = address.current
    carriedVideo.carry({ file, before: now?.isBlank ? undefined : await now?.path() })
    // The same file again is another wish: the time makes it another address.
    router.push(`${home}/new?setup=${packed}&opened=${Date.now().toString(36)}`)
  }
  const take = (file: File) => {
    if (isVideo(file)) return void open(file)
    setVideo(undefined)
    frame.take(file)
  }
  return { frame: { ...frame, take }, video, address, dismiss: () => setVideo(undefined) }
}

function isVideo({ type, name }: File): boolean {
  return type.startsWith('video/') || /\.(mp4|mov|m4v)$/i.test(name)
}
