import { useTranslations } from 'next-intl'
import type { KeyboardEvent, PointerEvent } from 'react'
import { MoveIcon, playsIcon } from '#components/directives/move-icon.tsx'
import { isSame, type Lift } from '#components/directives/use-strip.ts'
import type { Chip, ChipPlace } from '#lib/camera/rearrange.ts'

type Props = {
  group: number
  chips: readonly Chip[]
  isLast: boolean
  /** There are more groups than a phone shows: a finger on a chip swipes the line, and a tap asks where to put it. */
  swipes: boolean
  /** Seconds. */
  from: number
  to: number
  lift: Lift | undefined
  drag: { from: ChipPlace; x: number; y: number } | undefined
  helpId: string
  /** By mouse, pen or finger, or by a key. */
  onPress: (place: ChipPlace, isPointer: boolean) => void
  onRemove: (place: ChipPlace) => void
  onKeyDown: (place: ChipPlace) => (event: KeyboardEvent) => void
  onPointerDown: (place: ChipPlace) => (event: PointerEvent) => void
}

/** What happens at once, in its part of the time. */
export function StripGroup(props: Props) {
  const { group, chips, isLast, swipes, lift, drag, helpId } = props
  const t = useTranslations('directives.strip')
  const to = lift?.to
  const lit = to?.kind === 'with' && to.group === group
  const litBefore = to?.kind === 'before' && to.group === group
  const litAfter = to?.kind === 'before' && isLast && to.group === group + 1
  const mark = 'absolute inset-y-0 w-0.5 rounded-full bg-tally'
  return (
    <li
      className={`relative min-w-24 flex-1 rounded-md border bg-surface p-1 ${lit ? 'border-tally' : ''}`}
    >
      {litBefore && <span aria-hidden className={`${mark} -left-1.5`} />}
      {litAfter && <span aria-hidden className={`${mark} -right-1`} />}
      <p className="figures px-1 pb-1 text-muted text-xs">
        {t('span', { from: tenths(props.from), to: tenths(props.to) })}
        {chips.length > 1 && <span className="sr-only"> {t('together')}</span>}
      </p>
      <div className="flex flex-wrap gap-1">
        {chips.map((chip, index) => {
          const place = { group, chip: index }
          const lifted = lift && isSame(lift.from, place)
          const dragged = drag && isSame(drag.from, place) ? drag : undefined
          return (
            <button
              key={chip.directive}
              type="button"
              data-chip
              aria-pressed={Boolean(lifted)}
              aria-describedby={helpId}
              onClick={({ detail }) => props.onPress(place, detail > 0)}
              onDoubleClick={() => props.onRemove(place)}
              onKeyDown={props.onKeyDown(place)}
              onPointerDown={props.onPointerDown(place)}
              style={dragged && { transform: `translate(${dragged.x}px, ${dragged.y}px)` }}
              className={`${playsIcon} touch inline-flex min-h-8 w-full ${swipes ? 'touch-pan-y max-sm:touch-auto' : 'touch-pan-y'} select-none items-center gap-1.5 rounded-sm bg-fill px-1.5 text-left text-sm ${lifted ? 'outline-2 outline-tally' : ''} ${dragged ? 'pointer-events-none relative z-10 shadow-float' : ''}`}
            >
              <MoveIcon id={chip.directive} />
              <span className="min-w-0 break-words">{chip.raw}</span>
            </button>
          )
        })}
      </div>
    </li>
  )
}

function tenths(seconds: number): string {
  return String(Math.round(seconds * 10) / 10)
}
