import { useTranslations } from 'next-intl'
import { type FormEvent, useState, useTransition } from 'react'
import { FieldError } from '#components/form/field-error.tsx'
import { useAnswered } from '#components/shell/use-answered.ts'
import { Button } from '#components/ui/button.tsx'
import { Input } from '#components/ui/input.tsx'
import { longestTemplateName } from '#lib/templates/view.ts'
import type { ActionResult } from '#lib/web/action.ts'

type Props = {
  name: string
  rename: (name: string) => Promise<ActionResult<unknown>>
  done: () => void
}

/** Another name, in place. Escape leaves it as it was. */
export function RenameForm({ name, rename, done }: Props) {
  const t = useTranslations('templates.list')
  const [next, setNext] = useState(name)
  const answered = useAnswered()
  const [pending, start] = useTransition()
  const [error, setError] = useState<string>()
  const submit = (event: FormEvent) => {
    event.preventDefault()
    start(async () => {
      const answer = await answered(rename(next))
      if (answer.ok) done()
      else setError(answer.error.message)
    })
  }
  return (
    <form onSubmit={submit} className="grid min-w-0 grow gap-1.5">
      <span className="flex gap-2">
        <Input
          autoFocus
          aria-label={t('name')}
          value={next}
          maxLength={longestTemplateName}
          autoComplete="off"
          onKeyDown={({ key }) => key === 'Escape' && done()}
          onChange={({ target }) => setNext(target.value)}
        />
        <Button type="submit" pending={pending}>
          {t('save')}
        </Button>
      </span>
      <FieldError>{error}</FieldError>
    </form>
  )
}
