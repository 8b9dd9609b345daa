import { Undo2 } from 'lucide-react'
import { useTranslations } from 'next-intl'
import type { SettingsDesk } from '#components/compose/use-choice.ts'
import { Button } from '#components/ui/button.tsx'
import type { Choice } from '#lib/jobs/catalog.ts'

type Props = {
  desk: Pick<SettingsDesk, 'choice' | 'followed' | 'before' | 'undo'>
  /** The list of the setting that was pressed gets the focus back. */
  focus: (setting: keyof Choice) => void
}

/** What had to follow the last change, and the way back. */
export function FollowNote({ desk: { choice, followed, before, undo }, focus }: Props) {
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
  const onUndo = () => {
    undo()
    focus(pressed(choice, followed, before))
  }
  return (
    <div className={said.length > 0 ? 'flex items-start justify-between gap-3' : '-mt-4'}>
      <p aria-live="polite" className="text-attention text-sm">
        {said.join(' ')}
      </p>
      {before && (
        <Button variant="outline" size="sm" onClick={onUndo}>
          <Undo2 aria-hidden /> {common('undo')}
        </Button>
      )}
    </div>
  )
}

/** What differs from before without having had to. */
function pressed(choice: Choice, followed: (keyof Choice)[], before = choice): keyof Choice {
  const lists = ['resolution', 'durationSeconds'] as const
  return lists.find((key) => choice[key] !== before[key] && !followed.includes(key)) ?? 'model'
}
