import { useEffect, useRef, useState } from 'react'
import { fileName } from '#components/rehearsal/export/file-name.ts'
import type { Clip } from '#components/rehearsal/export/film-clip.ts'

export type Format = 'mp4' | 'gif'

type ExportState =
  | { kind: 'idle' }
  | { kind: 'making'; share: number }
  | { kind: 'done'; name: string }
  | { kind: 'failed' }

const shapes = {
  mp4: { longSidePixels: 960, framesPerSecond: 24 },
  /** A GIF's delays are whole hundredths of a second. */
  gif: { longSidePixels: 480, framesPerSecond: 12.5 },
} as const

/** Makes the clip and hands it to the browser's downloads. Closing stops it. */
export function useExport(clip: Clip, label: string) {
  const [state, setState] = useState<ExportState>({ kind: 'idle' })
  const running = useRef<AbortController>(undefined)
  useEffect(() => () => running.current?.abort(), [])

  const start = async (format: Format) => {
    const controller = new AbortController()
    running.current = controller
    const { signal } = controller
    setState({ kind: 'making', share: 0 })
    const onShare = (share: number) => !signal.aborted && setState({ kind: 'making', share })
    const wish = { clip, label, ...shapes[format], signal, onShare }
    try {
      const file = await (format === 'mp4'
        ? (await import('#components/rehearsal/export/make-mp4.ts')).makeMp4(wish)
        : (await import('#components/rehearsal/export/make-gif.ts')).makeGif(wish))
      if (signal.aborted) return
      const name = fileName(clip.moves, format)
      save(file, name)
      setState({ kind: 'done', name })
    } catch {
      if (!signal.aborted) setState({ kind: 'failed' })
    }
  }
  const cancel = () => {
    running.current?.abort()
    setState({ kind: 'idle' })
  }
  return { state, start, cancel }
}

function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file)
  const link = Object.assign(document.createElement('a'), { href: address, download: name })
  link.click()
  // The download has begun by then, and holds the file itself.
  setTimeout(() => URL.revokeObjectURL(address), 60_000)
}
