import { useLocale, useTranslations } from 'next-intl'
import { type KeyboardEvent, useEffect, useState } from 'react'
import { useRoving } from '#components/drafts/use-roving.ts'
import { PromptText } from '#components/jobs/prompt-text.tsx'
import { useSlug } from '#components/shell/use-home.ts'
import { Ago } from '#components/time/ago.tsx'
import { Button } from '#components/ui/button.tsx'
import { Input } from '#components/ui/input.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'
import type { EarlierPrompt } from '#lib/jobs/earlier-prompt.ts'

/** Prompts of earlier takes, one's own or the team's; Enter in the search takes the first. */
export function EarlierPrompts({ take }: { take: (prompt: string) => void }) {
  const t = useTranslations('drafts.earlierList')
  const locale = useLocale()
  const workspace = useSlug()
  const [search, setSearch] = useState('')
  const [team, setTeam] = useState(false)
  const [found, setFound] = useState<EarlierPrompt[] | 'asking' | undefined>('asking')
  /** What `found` answers: Enter means what was typed, not what was asked before. */
  const [answered, setAnswered] = useState('')
  useEffect(() => {
    const controller = new AbortController()
    const timer = setTimeout(async () => {
      const prompts = await askPrompts(workspace, search, team, controller.signal)
      if (controller.signal.aborted) return
      setFound(prompts)
      setAnswered(search)
    }, 150)
    return () => {
      clearTimeout(timer)
      controller.abort()
    }
  }, [workspace, search, team])
  const prompts = Array.isArray(found) ? found : []
  const roving = useRoving()
  const onEnter = (event: KeyboardEvent) => {
    const [first] = prompts
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    if (first && answered === search) take(first.prompt)
  }
  return (
    <div className="grid grid-cols-1 gap-3" {...roving}>
      <div className="flex gap-2">
        <Input
          type="search"
          autoFocus
          aria-label={t('search')}
          placeholder={t('search')}
          value={search}
          onKeyDown={onEnter}
          onChange={(event) => setSearch(event.target.value)}
        />
        <Button
          variant={team ? 'default' : 'outline'}
          aria-pressed={team}
          onClick={() => setTeam(!team)}
        >
          {t('team')}
        </Button>
      </div>
      <div className="h-80 overflow-y-auto">
        {found === 'asking' && <Skeleton className="h-14" />}
        {found === undefined && <p className="text-failed text-sm">{t('unreachable')}</p>}
        {Array.isArray(found) && found.length === 0 && (
          <p className="py-6 text-center text-muted text-sm">
            {search ? t('noneFound') : t('noPrompts')}
          </p>
        )}
        <ul className="grid grid-cols-1 gap-1">
          {prompts.map(({ prompt, by, at, takes }) => (
            <li key={prompt}>
              <button
                type="button"
                data-roving
                onClick={() => take(prompt)}
                className="touch w-full rounded-md px-2.5 py-2 text-left hover:bg-fill focus-visible:bg-fill focus-visible:outline-offset-[-2px]"
              >
                <span className="line-clamp-3 break-words">
                  <PromptText prompt={prompt} />
                </span>
                <span className="mt-0.5 flex flex-wrap gap-x-2 text-muted text-xs">
                  {team && <span>{by}</span>}
                  <Ago at={at} locale={locale} />
                  {takes > 1 && <span>{t('takes', { count: takes })}</span>}
                </span>
              </button>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}

async function askPrompts(
  workspace: string,
  search: string,
  team: boolean,
  signal: AbortSignal,
): Promise<EarlierPrompt[] | undefined> {
  const query = new URLSearchParams({ workspace, q: search, ...(team && { team: '' }) })
  try {
    const answer = await fetch(`/api/prompts?${query}`, { signal })
    return answer.ok ? (await answer.json()).prompts : undefined
  } catch {
    return undefined
  }
}
