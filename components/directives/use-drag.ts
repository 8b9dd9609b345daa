import { type PointerEvent, type RefObject, useEffect, useRef, useState } from 'react'
import type { Place } from '#components/directives/strip-places.ts'
import type { ChipPlace } from '#lib/camera/rearrange.ts'

type Given = {
  strip: RefObject<HTMLOListElement | null>
  look: (from: ChipPlace, to: Place | undefined) => void
  drop: (from: ChipPlace, to: Place | undefined) => void
  putBack: () => void
}

/** A press that goes further than this, in pixels, is a drag. */
const slack = 6

/** Drags a chip with mouse, pen or finger. Answers how far it was dragged, and whether the press that ended was one. */
export function useDrag({ strip, look, drop, putBack }: Given) {
  const [drag, setDrag] = useState<{ from: ChipPlace; x: number; y: number }>()
  const stop = useRef<AbortController>(undefined)
  const wasDrag = useRef(false)
  useEffect(() => () => stop.current?.abort(), [])

  const onPointerDown = (from: ChipPlace) => (down: PointerEvent) => {
    wasDrag.current = false
    if (down.button !== 0) return
    const watching = new AbortController()
    stop.current = watching
    const { signal } = watching
    let to: Place | undefined
    const onMove = ({ clientX, clientY, pointerId }: globalThis.PointerEvent) => {
      if (pointerId !== down.pointerId) return
      const [x, y] = [clientX - down.clientX, clientY - down.clientY]
      if (!wasDrag.current && Math.hypot(x, y) < slack) return
      wasDrag.current = true
      setDrag({ from, x, y })
      const found = placeUnder(strip.current, clientX, clientY)
      if (found?.kind !== to?.kind || found?.group !== to?.group) look(from, found)
      to = found
    }
    const end = (finish: () => void) => {
      watching.abort()
      setDrag(undefined)
      if (wasDrag.current) finish()
    }
    window.addEventListener('pointermove', onMove, { signal })
    window.addEventListener('pointerup', () => end(() => drop(from, to)), { signal })
    window.addEventListener('pointercancel', () => end(putBack), { signal })
  }
  return { drag, onPointerDown, wasDrag }
}

/** How far above and below the line one may let go, in pixels. */
const reach = 48
/** The outer parts of a group, in shares of its width, mean before and after it. */
const edge = 0.25

function placeUnder(strip: HTMLElement | null, x: number, y: number): Place | undefined {
  const box = strip?.getBoundingClientRect()
  if (!strip || !box || y < box.top - reach || y > box.bottom + reach) return undefined
  const groups = [...strip.children].map((group) => group.getBoundingClientRect())
  for (const [group, { left, width }] of groups.entries()) {
    if (x < left + width * edge) return { kind: 'before', group }
    if (x < left + width * (1 - edge)) return { kind: 'with', group }
  }
  return { kind: 'before', group: groups.length }
}
