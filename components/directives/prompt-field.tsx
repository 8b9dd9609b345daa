import { useTranslations } from 'next-intl'
import type { ReactNode, RefObject } from 'react'
import { Field } from '#components/form/field.tsx'
import { promptLimitCharacters } from '#lib/jobs/catalog.ts'

type Props = {
  prompt: string
  onPrompt: (prompt: string) => void
  /** How many characters the upstream will count. */
  count: number
  field: RefObject<HTMLTextAreaElement | null>
  error: string | undefined
  /** Somebody is about to write. */
  onFocus: () => void
  /** What is drawn behind the text, and what opens over it. */
  behind: ReactNode
  over: ReactNode
  /** Stands in the field's last line, beside the counter. */
  foot: ReactNode
}

/** The same box for the text and for what is drawn behind it, or the two would drift apart. */
export const promptBox =
  '[grid-area:1/1] w-full min-w-0 whitespace-pre-wrap break-words rounded-md border px-3 py-2.5 text-lg leading-relaxed'

/** The prompt as plain text in a field that every keyboard and reader knows; chips are only painted behind it. */
export function PromptField(props: Props) {
  const t = useTranslations('compose.prompt')
  const { count } = props
  const over = count > promptLimitCharacters
  return (
    <Field label={t('label')} error={props.error}>
      {(control) => (
        <>
          <div className="relative grid rounded-md bg-surface">
            {props.behind}
            <textarea
              {...control}
              ref={props.field}
              name="prompt"
              value={props.prompt}
              onChange={(event) => props.onPrompt(event.target.value)}
              onFocus={props.onFocus}
              placeholder={t('placeholder')}
              autoComplete="off"
              rows={5}
              className={`${promptBox} field-sizing-content relative min-h-36 resize-none border-control bg-transparent transition-colors placeholder:text-muted hover:border-muted aria-invalid:border-failed`}
            />
            {props.over}
          </div>
          <div className="flex items-center justify-between gap-3">
            {props.foot}
            <span className={`figures text-xs ${over ? 'text-failed' : 'text-muted'}`}>
              <span aria-hidden>
                {count}/{promptLimitCharacters}
              </span>
              <span className="sr-only">
                {t('counter', { count: String(count), limit: String(promptLimitCharacters) })}
              </span>
            </span>
          </div>
        </>
      )}
    </Field>
  )
}
