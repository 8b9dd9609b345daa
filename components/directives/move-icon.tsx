import type { CSSProperties } from 'react'
import { moveDrawings, type Travel } from '#components/directives/move-drawings.ts'
import type { DirectiveId } from '#lib/camera/directives.ts'

/** Worn by what holds the icon: pointed at, focused or selected it plays (moves.css). */
export const playsIcon = 'plays-move'

/** A frame with the sign of a move; hills and somebody before them show what the move does to the picture. */
export function MoveIcon({ id }: { id: DirectiveId }) {
  const { sign, near, far } = moveDrawings[id]
  const part = `move-part ${id === 'shake' ? 'move-shaken' : ''}`
  return (
    <svg
      aria-hidden
      viewBox="0 0 28 20"
      fill="none"
      stroke="currentColor"
      strokeWidth="1.5"
      strokeLinecap="round"
      strokeLinejoin="round"
      className="h-4 w-5.5 shrink-0 text-muted"
    >
      <rect x="1" y="1" width="26" height="18" rx="3" strokeWidth="1" />
      <svg x="1" y="1" width="26" height="18" viewBox="0 0 26 18" aria-hidden>
        <path className="move-sign" d={sign} />
        <g className={part} style={travelled(far)} strokeWidth="1">
          <path d="M-14 14l7-6 6 5 7-8 7 8 6-6 7 7 7-5 7 5" />
        </g>
        <g className={part} style={travelled(near)} stroke="none" fill="var(--foreground)">
          <circle cx="13" cy="7.2" r="2" />
          <path d="M9.5 15a3.5 5 0 0 1 7 0z" />
        </g>
      </svg>
    </svg>
  )
}

function travelled({ x, y, scale, leanX, leanY }: Travel): CSSProperties {
  const variables: Record<string, string> = {
    ...(x && { '--x': `${x}px` }),
    ...(y && { '--y': `${y}px` }),
    ...(scale && { '--scale': String(scale) }),
    ...(leanX && { '--lean-x': `${leanX}deg` }),
    ...(leanY && { '--lean-y': `${leanY}deg` }),
  }
  return variables
}
