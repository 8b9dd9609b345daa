import { type RefObject, useEffect, useRef, useState } from 'react'

/** The upstream's videos and the sandbox's alike run at this rate (docs/upstream.md, output). */
export const framesPerSecond = 24
export const speeds: readonly number[] = [0.25, 0.5, 1, 2]

export type Player = ReturnType<typeof usePlayer>

/** A video element's state, and what one can do with it. Times are in seconds. */
export function usePlayer(video: RefObject<HTMLVideoElement | null>, lengthSeconds: number) {
  const [playing, setPlaying] = useState(false)
  const [position, setPosition] = useState(0)
  const [loop, setLoop] = useState(true)
  const [speed, setSpeed] = useState(1)
  const [failed, setFailed] = useState(false)
  const frame = useRef(0)
  const shown = useRef<number>(undefined)

  useEffect(() => {
    if (!playing) return
    const follow = () => {
      setPosition(video.current?.currentTime ?? 0)
      frame.current = requestAnimationFrame(follow)
    }
    follow()
    return () => cancelAnimationFrame(frame.current)
  }, [playing, video])

  useShown(video, shown)

  const seek = (seconds: number) => {
    if (!video.current) return
    const target = Math.min(Math.max(seconds, 0), lengthSeconds)
    video.current.currentTime = target
    setPosition(target)
  }
  const changeSpeed = (next: number) => {
    if (video.current) video.current.playbackRate = next
    setSpeed(next)
  }
  return {
    playing,
    position,
    loop,
    speed,
    failed,
    lengthSeconds,
    seek,
    setSpeed: changeSpeed,
    setLoop,
    toggle: () => {
      if (video.current?.paused) void video.current.play().catch(() => setFailed(true))
      else video.current?.pause()
    },
    skip: (seconds: number) => seek((video.current?.currentTime ?? 0) + seconds),
    stepFrame: (frames: number) => {
      video.current?.pause()
      seek((video.current?.currentTime ?? 0) + frames / framesPerSecond)
    },
    /** Stops, and answers the time of the very picture that is on show. */
    stopAt: () => {
      video.current?.pause()
      const moving = video.current?.seeking
      return (moving ? undefined : shown.current) ?? video.current?.currentTime ?? 0
    },
    stepSpeed: (by: 1 | -1) => {
      const next = speeds[speeds.indexOf(speed) + by]
      if (next) changeSpeed(next)
    },
    on: {
      onPlay: () => setPlaying(true),
      onPause: () => setPlaying(false),
      onSeeked: () => setPosition(video.current?.currentTime ?? 0),
      onError: () => setFailed(true),
    },
  }
}

/** Follows which picture of the video is on show, by its own time; undefined where a browser does not tell. */
function useShown(
  video: RefObject<HTMLVideoElement | null>,
  shown: RefObject<number | undefined>,
): void {
  useEffect(() => {
    const element = video.current
    if (!element || !('requestVideoFrameCallback' in element)) return
    let handle = 0
    const follow = (_now: number, { mediaTime }: VideoFrameCallbackMetadata) => {
      shown.current = mediaTime
      handle = element.requestVideoFrameCallback(follow)
    }
    handle = element.requestVideoFrameCallback(follow)
    return () => element.cancelVideoFrameCallback(handle)
  }, [video, shown])
}
