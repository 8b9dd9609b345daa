import { useTranslations } from 'next-intl'
import { memo, useState } from 'react'
import { MoveIcon, playsIcon } from '#components/directives/move-icon.tsx'
import { MoveLanguage } from '#components/directives/move-language.tsx'
import type { Tools } from '#components/directives/use-tools.ts'
import {
  type DirectiveId,
  type DirectiveLanguage,
  directiveGroups,
  directiveIds,
  directives,
} from '#lib/camera/directives.ts'

type Props = {
  insert: (id: DirectiveId) => void
  language: DirectiveLanguage
  onLanguage: (language: DirectiveLanguage) => unknown
  /** Why the last press changed nothing. */
  note: string | undefined
  tools: Tools | undefined
  /** Somebody comes near. */
  onNear: () => void
}

export const tipId = 'move-tip'

/** The 15 moves, by groups: a press puts one at the caret. Pointed at, each shows and says what it does. */
export const Moves = memo(function Moves(props: Props) {
  const { insert, language, onLanguage, note, tools, onNear } = props
  const t = useTranslations('compose.moves')
  const camera = useTranslations('camera')
  const [about, setAbout] = useState<{ id: DirectiveId; button: HTMLElement }>()
  const show = (id: DirectiveId) => (event: { currentTarget: HTMLElement }) => {
    onNear()
    setAbout({ id, button: event.currentTarget })
  }
  const hide = () => setAbout(undefined)
  return (
    <section aria-labelledby="moves-title">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h2 id="moves-title" className="font-medium text-sm">
          {t('title')}
        </h2>
        <MoveLanguage language={language} onLanguage={onLanguage} />
      </div>
      <div className="-mx-4 mt-2 flex gap-4 overflow-x-auto px-4 py-1 sm:mx-0 sm:flex-wrap sm:gap-x-3 sm:gap-y-2 sm:overflow-visible sm:px-0">
        {directiveGroups.map((group) => (
          // biome-ignore lint/a11y/useSemanticElements: a fieldset is for form fields, these are commands
          <div
            key={group}
            role="group"
            aria-label={camera(`groups.${group}`)}
            className="flex gap-1"
          >
            {directiveIds
              .filter((id) => directives[id].group === group)
              .map((id) => (
                <button
                  key={id}
                  type="button"
                  onClick={() => insert(id)}
                  onPointerEnter={show(id)}
                  onPointerLeave={hide}
                  onFocus={show(id)}
                  onBlur={hide}
                  aria-describedby={tools && about?.id === id ? tipId : undefined}
                  className={`${playsIcon} touch inline-flex h-8 items-center gap-1.5 whitespace-nowrap rounded-sm border bg-surface px-1.5 text-sm transition-colors hover:bg-fill`}
                >
                  <MoveIcon id={id} />
                  {camera(`directives.${id}`)}
                </button>
              ))}
          </div>
        ))}
      </div>
      <p aria-live="polite" className="mt-2 text-muted text-xs">
        {note ?? t('hint')}
      </p>
      {tools && about && <tools.MoveTip {...about} close={hide} />}
    </section>
  )
})
