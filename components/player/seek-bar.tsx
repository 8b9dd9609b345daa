import { useTranslations } from 'next-intl'
import { timecode } from '#components/player/timecode.ts'
import { framesPerSecond, type Player } from '#components/player/use-player.ts'

/** The whole width; its arrow keys go frame by frame. */
export function SeekBar({ player }: { player: Player }) {
  const t = useTranslations('job.player')
  const share = player.lengthSeconds > 0 ? (player.position / player.lengthSeconds) * 100 : 0
  return (
    <input
      type="range"
      aria-label={t('seek')}
      aria-valuetext={t('position', {
        position: timecode(player.position),
        length: timecode(player.lengthSeconds),
      })}
      min={0}
      max={player.lengthSeconds}
      step={1 / framesPerSecond}
      value={player.position}
      onChange={(event) => player.seek(Number(event.target.value))}
      style={{ backgroundSize: `${share}% 3px, 100% 3px` }}
      className="seek basis-full"
    />
  )
}
