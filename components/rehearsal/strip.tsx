import { useTranslations } from 'next-intl'
import { MoveIcon } from '#components/directives/move-icon.tsx'
import { timecode } from '#components/player/timecode.ts'
import type { Moves } from '#lib/camera/parse.ts'

type Props = { moves: Moves; durationSeconds: number; seek: (seconds: number) => void }

/** Which moves act when: side by side in one part they act together, the parts follow one another. A press goes there. */
export function Strip({ moves, durationSeconds, seek }: Props) {
  const t = useTranslations('rehearsal')
  const camera = useTranslations('camera.directives')
  const shareSeconds = durationSeconds / moves.length
  return (
    <ol aria-label={t('strip')} className="flex min-h-11 gap-1 px-3 sm:min-h-8">
      {moves.map((group, index) => {
        const names = group.map((id) => camera(id)).join(' + ')
        const from = timecode(index * shareSeconds)
        const to = timecode((index + 1) * shareSeconds)
        return (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same moves may come twice, and the place is what tells them apart
          <li key={index} className="@container min-w-0 flex-1">
            <button
              type="button"
              data-part
              aria-label={t('part', { names, from, to })}
              title={names}
              onClick={() => seek(index * shareSeconds)}
              className="touch flex h-8 w-full items-center justify-center gap-1.5 overflow-hidden rounded-sm bg-fill px-1 text-muted text-xs transition-colors hover:text-foreground aria-[current]:bg-foreground/15 aria-[current]:text-foreground"
            >
              {group.map((id) => (
                <MoveIcon key={id} id={id} />
              ))}
              <span className="@max-[9rem]:hidden truncate">{names}</span>
            </button>
          </li>
        )
      })}
    </ol>
  )
}

/** Marks the part that acts at this share of the time. */
export function tellStrip(desk: HTMLElement | null, parts: number, share: number): void {
  const now = Math.min(Math.floor(share * parts), parts - 1)
  desk?.querySelectorAll('[data-part]').forEach((part, index) => {
    if ((part.getAttribute('aria-current') !== null) === (index === now)) return
    if (index === now) part.setAttribute('aria-current', 'step')
    else part.removeAttribute('aria-current')
  })
}
