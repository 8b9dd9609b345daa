import { useTranslations } from 'next-intl'
import { useMemo } from 'react'
import { wordDiff } from '#components/lineage/word-diff.ts'

/** The prompt with what was taken out and what was put in, word by word. */
export function PromptDiff({ before, after }: { before: string; after: string }) {
  const t = useTranslations('lineage.difference')
  const changes = useMemo(() => wordDiff(before, after), [before, after])
  return (
    <div className="mt-2 border-t pt-2 text-sm">
      <p className="text-muted">{t('prompt')}</p>
      <p className="mt-1 whitespace-pre-wrap break-words">
        {changes.map(({ kind, text }, index) => {
          const Mark = tags[kind]
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: the stretches of one text, in their order
            <Mark key={index} className={looks[kind]}>
              {text}
            </Mark>
          )
        })}
      </p>
    </div>
  )
}

const tags = { same: 'span', old: 'del', new: 'ins' } as const

const looks = {
  same: '',
  old: 'rounded-[3px] text-muted decoration-failed',
  new: 'mx-0.5 rounded-[3px] bg-fill decoration-done underline underline-offset-3',
}
