import { useLocale, useTranslations } from 'next-intl'
import { useState } from 'react'
import { SearchList } from '#components/drafts/search-list.tsx'
import { useSearch } from '#components/drafts/use-search.ts'
import { PromptText } from '#components/jobs/prompt-text.tsx'
import { useSlug } from '#components/shell/use-home.ts'
import { Ago } from '#components/time/ago.tsx'
import { Button } from '#components/ui/button.tsx'
import type { EarlierPrompt } from '#lib/jobs/earlier-prompt.ts'

/** Prompts of earlier takes, one's own or the team's. */
export function EarlierPrompts({ take }: { take: (prompt: string) => void }) {
  const t = useTranslations('drafts.earlierList')
  const locale = useLocale()
  const workspace = useSlug()
  const [team, setTeam] = useState(false)
  const search = useSearch<EarlierPrompt>(
    (text, signal) => askPrompts({ workspace, q: text, ...(team && { team: '' }) }, signal),
    team ? 'team' : 'own',
  )
  return (
    <SearchList
      search={search}
      keyOf={({ prompt }) => prompt}
      choose={({ prompt }) => take(prompt)}
      texts={{
        search: t('search'),
        unreachable: t('unreachable'),
        none: t('noPrompts'),
        noneFound: t('noneFound'),
      }}
      beside={
        <Button
          variant={team ? 'default' : 'outline'}
          aria-pressed={team}
          onClick={() => setTeam(!team)}
        >
          {t('team')}
        </Button>
      }
    >
      {({ prompt, by, at, takes }) => (
        <>
          <span className="line-clamp-3 break-words">
            <PromptText prompt={prompt} />
          </span>
          <span className="mt-0.5 flex flex-wrap gap-x-2 text-muted text-xs">
            {team && <span>{by}</span>}
            <Ago at={at} locale={locale} />
            {takes > 1 && <span>{t('takes', { count: takes })}</span>}
          </span>
        </>
      )}
    </SearchList>
  )
}

async function askPrompts(
  query: Record<string, string>,
  signal: AbortSignal,
): Promise<EarlierPrompt[] | undefined> {
  try {
    const answer = await fetch(`/api/prompts?${new URLSearchParams(query)}`, { signal })
    return answer.ok ? (await answer.json()).prompts : undefined
  } catch {
    return undefined
  }
}
