'use client'

import { useTranslations } from 'next-intl'
import { RehearsalDesk } from '#components/rehearsal/rehearsal-desk.tsx'
import { useLine } from '#components/rehearsal/use-line.ts'
import { useSource } from '#components/rehearsal/use-source.ts'

export type RehearsalProps = {
  /** An address that shows the picture. Nothing is sent anywhere. */
  picture: string
  prompt: string
  durationSeconds: number
  /** False for models that read brackets as plain words. */
  honoured: boolean
}

/**
 * The camera line of the prompt, played on the person's own picture. It lies over the picture and stands below
 * it: its parent is a grid whose first row is the picture's.
 */
export function Rehearsal({ picture, prompt, durationSeconds, honoured }: RehearsalProps) {
  const t = useTranslations('rehearsal')
  const source = useSource(picture)
  const line = useLine(prompt, honoured)
  if (source && source !== 'broken')
    return (
      <RehearsalDesk
        key={picture}
        source={source}
        line={line}
        durationSeconds={durationSeconds}
        honoured={honoured}
      />
    )
  return (
    <p role="status" className="relative z-10 min-h-46 sm:min-h-39 p-4 text-muted text-sm">
      {source === 'broken' ? t('broken') : t('loading')}
    </p>
  )
}
