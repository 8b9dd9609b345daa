import { useCallback, useEffect, useRef, useState } from 'react'

const pauseMilliseconds = 150

/** Which one tile plays: the one the pointer or the focus rests on, a moment after it came. */
export function usePreview() {
  const [playing, setPlaying] = useState<string | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined)

  const onAttention = useCallback((jobId: string, here: boolean) => {
    clearTimeout(timer.current)
    if (!here) return setPlaying((current) => (current === jobId ? null : current))
    if (matchMedia('(prefers-reduced-motion: reduce)').matches) return
    timer.current = setTimeout(() => setPlaying(jobId), pauseMilliseconds)
  }, [])

  useEffect(() => () => clearTimeout(timer.current), [])
  return { playing, onAttention }
}
