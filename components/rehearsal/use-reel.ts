import { useEffect, useRef, useState } from 'react'
import { remember, remembered } from '#components/rehearsal/memory.ts'

/** The rate of the upstream's videos and the sandbox's (docs/upstream.md, output): one step of the scrubber. */
export const framesPerSecond = 24

export type Reel = ReturnType<typeof useReel>

/**
 * The clock of a rehearsal. `show` is called with every moment to be seen; nothing of React is touched while it
 * plays, so that each frame costs the picture alone.
 */
export function useReel(durationSeconds: number, show: (seconds: number) => void) {
  const [playing, setPlaying] = useState(false)
  const [kept, setKept] = useState(remembered)
  const { loop, speed } = kept
  const seconds = useRef(0)
  const latest = useRef(show)
  useEffect(() => {
    latest.current = show
  })

  const seek = (to: number) => {
    seconds.current = Math.min(Math.max(to, 0), durationSeconds)
    latest.current(seconds.current)
  }

  useEffect(() => {
    if (!playing) return
    let last = performance.now()
    let frame = requestAnimationFrame(function next(now: number) {
      let to = seconds.current + (Math.max(now - last, 0) / 1000) * speed
      last = now
      if (to >= durationSeconds) {
        if (!loop) setPlaying(false)
        to = loop ? to % durationSeconds : durationSeconds
      }
      seconds.current = to
      latest.current(to)
      frame = requestAnimationFrame(next)
    })
    return () => cancelAnimationFrame(frame)
  }, [playing, loop, speed, durationSeconds])

  const change = (part: Partial<typeof kept>) => {
    remember(part)
    setKept((before) => ({ ...before, ...part }))
  }
  return {
    playing,
    loop,
    speed,
    /** True when the person paused: nothing then starts by itself. */
    paused: kept.paused,
    seconds,
    seek,
    /** From the start, without a word about what the person wants. */
    playOnce: () => {
      seek(0)
      setPlaying(true)
    },
    stop: () => setPlaying(false),
    toggle: () => {
      if (!playing && seconds.current >= durationSeconds) seek(0)
      change({ paused: playing })
      setPlaying(!playing)
    },
    scrub: (to: number) => {
      setPlaying(false)
      seek(to)
    },
    step: (frames: number) => {
      setPlaying(false)
      seek(Math.round(seconds.current * framesPerSecond + frames) / framesPerSecond)
    },
    setLoop: (on: boolean) => change({ loop: on }),
    setSpeed: (to: number) => change({ speed: to }),
  }
}
