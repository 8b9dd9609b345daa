import { useEffect, useRef, useState } from 'react'
import { isText, pictureIn } from '#components/shell/picture-in.ts'

/** Calls `take` with a picture dropped or pasted anywhere on the page, while `on`. Says whether one hovers. */
export function usePictureDrop(take: (file: File) => void, on = true): boolean {
  const [over, setOver] = useState(false)
  const latest = useRef(take)
  useEffect(() => {
    latest.current = take
  })
  useEffect(() => {
    if (!on) return
    const stop = new AbortController()
    const listen = <K extends keyof DocumentEventMap>(
      name: K,
      work: (event: DocumentEventMap[K]) => void,
    ) => document.addEventListener(name, work, { signal: stop.signal })
    listen('dragover', (event) => {
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      setOver(true)
    })
    listen('dragleave', (event) => event.relatedTarget === null && setOver(false))
    listen('drop', (event) => {
      if (!event.dataTransfer?.types.includes('Files')) return
      event.preventDefault()
      setOver(false)
      const file = pictureIn(event.dataTransfer)
      if (file && !isCovered()) latest.current(file)
    })
    listen('paste', (event) => {
      const file = pictureIn(event.clipboardData)
      if (file && !isCovered() && !isText(event)) latest.current(file)
    })
    return () => stop.abort()
  }, [on])
  return over && on
}

/** A dialog over the page has other work for what comes. */
function isCovered(): boolean {
  return document.querySelector('[role=dialog]') !== null
}
