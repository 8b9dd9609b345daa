import { useTranslations } from 'next-intl'
import { memo, useId } from 'react'
import type { Writing } from '#components/compose/use-prompt.ts'
import { PlaceButtons } from '#components/directives/place-buttons.tsx'
import { StripGroup } from '#components/directives/strip-group.tsx'
import { useDrag } from '#components/directives/use-drag.ts'
import { useStrip } from '#components/directives/use-strip.ts'

type Props = {
  /** What the strip draws; the field may be a few letters further. */
  prompt: string
  write: Writing['write']
  field: Writing['field']
  durationSeconds: number
}

/** So many groups fit beside each other on a phone. */
const onPhone = 3

/** The camera line over the length of the video: moves of one group at once, groups one after another. */
export const MoveStrip = memo(function MoveStrip(props: Props) {
  const { prompt, write, field, durationSeconds } = props
  const t = useTranslations('directives.strip')
  const helpId = useId()
  const line = useStrip(prompt, { write, field })
  const { strip, groups, lift, said } = line
  const { drag, onPointerDown, wasDrag } = useDrag(line)
  const seconds = durationSeconds / groups.length
  return (
    <section aria-label={t('title')} className={groups.length > 0 ? 'mb-3' : ''}>
      {groups.length > 0 && (
        <>
          <ol ref={strip} className="-mx-1 flex gap-2 overflow-x-auto p-1">
            {groups.map((chips, group) => (
              <StripGroup
                // biome-ignore lint/suspicious/noArrayIndexKey: a group is its place on the line
                key={group}
                group={group}
                chips={chips}
                isLast={group === groups.length - 1}
                swipes={groups.length > onPhone}
                from={group * seconds}
                to={(group + 1) * seconds}
                lift={lift}
                drag={drag}
                helpId={helpId}
                onPress={(place, isPointer) => {
                  if (isPointer && wasDrag.current) return
                  if (lift) line.putBack()
                  else line.pickUp(place)
                }}
                onRemove={line.remove}
                onKeyDown={line.onKeyDown}
                onPointerDown={onPointerDown}
              />
            ))}
          </ol>
          <p id={helpId} className="sr-only">
            {t('help')}
          </p>
        </>
      )}
      {lift && !drag && <PlaceButtons lift={lift} line={line} />}
      <p role="status" className="mt-1 text-muted text-xs empty:hidden">
        {said}
      </p>
    </section>
  )
})
