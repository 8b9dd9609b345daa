import { useTranslations } from 'next-intl'
import type { RefObject } from 'react'
import { PromptMirror } from '#components/compose/prompt-mirror.tsx'
import { Field } from '#components/form/field.tsx'
import { countCharacters } from '#lib/camera/characters.ts'
import type { Problem } from '#lib/camera/problem.ts'
import { promptLimitCharacters } from '#lib/jobs/catalog.ts'

type Props = {
  prompt: string
  onPrompt: (prompt: string) => void
  problems: readonly Problem[]
  field: RefObject<HTMLTextAreaElement | null>
  error: string | undefined
}

/** The same box for the text and for what is drawn behind it, or the two would drift apart. */
export const promptBox =
  '[grid-area:1/1] w-full min-w-0 whitespace-pre-wrap break-words rounded-md border px-3 py-2.5 text-lg leading-relaxed'

/** The prompt as plain text, with its directives set off as chips behind the words. */
export function PromptField({ prompt, onPrompt, problems, field, error }: Props) {
  const t = useTranslations('compose.prompt')
  const count = countCharacters(prompt)
  const over = count > promptLimitCharacters
  return (
    <Field label={t('label')} error={error}>
      {(control) => (
        <>
          <span className="grid">
            <PromptMirror prompt={prompt} problems={problems} />
            <textarea
              {...control}
              ref={field}
              value={prompt}
              onChange={(event) => onPrompt(event.target.value)}
              placeholder={t('placeholder')}
              rows={5}
              className={`${promptBox} field-sizing-content min-h-36 resize-none border-control bg-transparent transition-colors placeholder:text-muted hover:border-muted aria-invalid:border-failed`}
            />
          </span>
          <span
            className={`figures justify-self-end text-xs ${over ? 'text-failed' : 'text-muted'}`}
          >
            <span aria-hidden>
              {count}/{promptLimitCharacters}
            </span>
            <span className="sr-only">
              {t('counter', { count: String(count), limit: String(promptLimitCharacters) })}
            </span>
          </span>
        </>
      )}
    </Field>
  )
}
