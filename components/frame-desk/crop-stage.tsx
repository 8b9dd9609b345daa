import { useTranslations } from 'next-intl'
import { type KeyboardEvent, type PointerEvent, useRef } from 'react'
import type { Edges } from '#components/frame-desk/crop-box.ts'
import type { Box, Size } from '#components/frame-desk/plan.ts'
import type { Crop } from '#components/frame-desk/use-crop.ts'

type Props = { address: string; crop: Crop; keysId: string }
type Drag = { from: Box; edges: Edges | undefined; x: number; y: number; scale: number }

/** The picture with the box over it: by pointer at the box and its handles, by keys while the box has the focus. */
export function CropStage({ address, crop, keysId }: Props) {
  const t = useTranslations('frames.crop')
  const { box, whole } = crop
  const drag = useRef<Drag>(undefined)
  const picture = useRef<HTMLDivElement>(null)

  const start = (edges?: Edges) => (event: PointerEvent<HTMLElement>) => {
    const shownPixels = picture.current?.clientWidth ?? 0
    if (event.button !== 0 || shownPixels === 0) return
    event.stopPropagation()
    event.currentTarget.setPointerCapture(event.pointerId)
    const scale = whole.width / shownPixels
    drag.current = { from: box, edges, x: event.clientX, y: event.clientY, scale }
  }
  const go = ({ clientX, clientY }: PointerEvent) => {
    if (!drag.current) return
    const { from, edges, x, y, scale } = drag.current
    const [right, down] = [(clientX - x) * scale, (clientY - y) * scale]
    if (edges) crop.resize(from, edges, right, down)
    else crop.move(from, right, down)
  }
  const end = () => {
    drag.current = undefined
  }
  const onKeyDown = (event: KeyboardEvent) => {
    const direction = directions.get(event.key)
    if (!direction || event.metaKey || event.ctrlKey) return
    event.preventDefault()
    const step = event.altKey
      ? 1
      : Math.max(1, Math.round(Math.max(whole.width, whole.height) / 100))
    const [x, y] = [direction[0] * step, direction[1] * step]
    if (!event.shiftKey) return crop.move(box, x, y)
    const edges = { x: x ? ('right' as const) : undefined, y: y ? ('bottom' as const) : undefined }
    crop.resize(box, edges, x, y)
  }

  return (
    <div className="stage grid place-items-center rounded-lg bg-stage p-3 sm:p-4">
      <div
        ref={picture}
        className="relative max-w-full touch-none select-none"
        style={shownAs(whole)}
      >
        <div aria-hidden className="absolute inset-0 overflow-hidden rounded-sm">
          <Turned address={address} crop={crop} />
          <div
            className="absolute shadow-[0_0_0_9999px_oklch(0_0_0/60%)]"
            style={placed(box, whole)}
          />
        </div>
        <div
          role="application"
          aria-label={t('box')}
          aria-describedby={keysId}
          // biome-ignore lint/a11y/noNoninteractiveTabindex: no role is moved by keys both ways; an application gets them all
          tabIndex={0}
          className="absolute cursor-move outline-2 outline-foreground focus-visible:outline-3 focus-visible:outline-tally"
          style={placed(box, whole)}
          onPointerDown={start()}
          onPointerMove={go}
          onPointerUp={end}
          onPointerCancel={end}
          onKeyDown={onKeyDown}
        >
          <span
            aria-hidden
            className="absolute inset-y-0 left-1/3 w-1/3 border-foreground/35 border-x"
          />
          <span
            aria-hidden
            className="absolute inset-x-0 top-1/3 h-1/3 border-foreground/35 border-y"
          />
          {handles.map(({ name, edges, place }) => (
            <span
              key={name}
              aria-hidden
              data-handle={name}
              className={`absolute grid size-8 -translate-x-1/2 -translate-y-1/2 place-items-center pointer-coarse:size-11 ${place}`}
              onPointerDown={start(edges)}
            >
              <span className="size-2.5 rounded-full border border-background/60 bg-foreground" />
            </span>
          ))}
        </div>
      </div>
    </div>
  )
}

const directions = new Map<string, [x: number, y: number]>([
  ['ArrowLeft', [-1, 0]],
  ['ArrowRight', [1, 0]],
  ['ArrowUp', [0, -1]],
  ['ArrowDown', [0, 1]],
])

const handles: { name: string; edges: Edges; place: string }[] = [
  { name: 'left', edges: { x: 'left', y: undefined }, place: 'top-1/2 left-0 cursor-ew-resize' },
  {
    name: 'right',
    edges: { x: 'right', y: undefined },
    place: 'top-1/2 left-full cursor-ew-resize',
  },
  { name: 'top', edges: { x: undefined, y: 'top' }, place: 'top-0 left-1/2 cursor-ns-resize' },
  {
    name: 'bottom',
    edges: { x: undefined, y: 'bottom' },
    place: 'top-full left-1/2 cursor-ns-resize',
  },
  { name: 'top-left', edges: { x: 'left', y: 'top' }, place: 'top-0 left-0 cursor-nwse-resize' },
  {
    name: 'top-right',
    edges: { x: 'right', y: 'top' },
    place: 'top-0 left-full cursor-nesw-resize',
  },
  {
    name: 'bottom-left',
    edges: { x: 'left', y: 'bottom' },
    place: 'top-full left-0 cursor-nesw-resize',
  },
  {
    name: 'bottom-right',
    edges: { x: 'right', y: 'bottom' },
    place: 'top-full left-full cursor-nwse-resize',
  },
]

/** The picture as it is turned: laid in the middle at the length of the side it comes to lie along. */
function Turned({ address, crop: { turns, whole } }: { address: string; crop: Crop }) {
  const width = turns % 2 === 1 ? (100 * whole.height) / whole.width : 100
  return (
    // biome-ignore lint/performance/noImgElement: the person's own file
    <img
      src={address}
      alt=""
      draggable={false}
      className="absolute top-1/2 left-1/2 max-w-none"
      style={{ width: `${width}%`, transform: `translate(-50%, -50%) rotate(${turns * 90}deg)` }}
    />
  )
}

/** As wide as there is room, and never higher than its place. */
function shownAs({ width, height }: Size) {
  return {
    aspectRatio: `${width} / ${height}`,
    width: `min(100%, calc(52dvh * ${width / height}))`,
  }
}

function placed(box: Box, whole: Size) {
  return {
    left: `${(100 * box.x) / whole.width}%`,
    top: `${(100 * box.y) / whole.height}%`,
    width: `${(100 * box.width) / whole.width}%`,
    height: `${(100 * box.height) / whole.height}%`,
  }
}
