import { Undo2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { Button } from '#components/ui/button.tsx'
import type { Choice } from '#lib/jobs/catalog.ts'

type Props = {
  choice: Choice
  followed: (keyof Choice)[]
  undo: (() => void) | undefined
}

/** What had to follow the last change, and the way back. */
export function FollowNote({ choice, followed, undo }: Props) {
  const t = useTranslations('compose.changed')
  const common = useTranslations('common')
  const { model } = choice
  const seconds = common('seconds', { seconds: choice.durationSeconds })
  const words: Partial<Record<keyof Choice, string>> = {
    resolution: t('resolution', { value: choice.resolution, model }),
    durationSeconds: t('durationSeconds', { value: seconds }),
    fastPretreatment: t('fastPretreatment', { model }),
  }
  const said = followed.flatMap((key) => words[key] ?? [])
  return (
    <div className={said.length > 0 ? 'flex items-start justify-between gap-3' : '-mt-4'}>
      <p aria-live="polite" className="text-attention text-sm">
        {said.join(' ')}
      </p>
      {undo && (
        <Button variant="outline" size="sm" onClick={undo}>
          <Undo2 aria-hidden /> {common('undo')}
        </Button>
      )}
    </div>
  )
}
