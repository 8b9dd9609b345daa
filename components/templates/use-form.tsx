import { useTranslations } from 'next-intl'
import { type FormEvent, useId, useState } from 'react'
import { Field } from '#components/form/field.tsx'
import { PromptText } from '#components/jobs/prompt-text.tsx'
import { useSlug } from '#components/shell/use-home.ts'
import { rememberedValues, rememberValues } from '#components/templates/remembered.ts'
import type { Used } from '#components/templates/used.ts'
import { Button } from '#components/ui/button.tsx'
import { Input } from '#components/ui/input.tsx'
import { Switch } from '#components/ui/switch.tsx'
import { filledIn, variablesOf } from '#lib/templates/variables.ts'
import type { TemplateView } from '#lib/templates/view.ts'

type Props = {
  template: TemplateView
  /** It was asked for where the caret stands. */
  atCaret: boolean
  /** Whether the composer's prompt is empty: then there is nothing to keep. */
  isEmpty: boolean
  use: (used: Used) => void
  back: () => void
}

/** Asks for a template's variables, shows what comes of it, and puts it into the composer. */
export function UseForm({ template, atCaret, isEmpty, use, back }: Props) {
  const t = useTranslations('templates.use')
  const common = useTranslations('common')
  const workspace = useSlug()
  const settings = useId()
  const { composition, frame } = template
  const { choice } = composition
  const names = variablesOf(composition.prompt)
  const [values, setValues] = useState(() => rememberedValues(workspace, names))
  const [wanted, setWanted] = useState({ settings: true, frame: true, caret: atCaret })
  const prompt = filledIn(composition.prompt, values)
  const want = (name: keyof typeof wanted) => (on: boolean) => setWanted({ ...wanted, [name]: on })
  const submit = (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation() // the dialog stands inside the composer's form, as React sees it
    rememberValues(workspace, values)
    use({
      prompt,
      place: wanted.caret && !isEmpty ? 'caret' : 'all',
      choice: wanted.settings ? choice : undefined,
      frame: wanted.frame ? frame : undefined,
    })
  }
  const duration = common('seconds', { seconds: choice.durationSeconds })
  const facts = `${choice.model} · ${duration} · ${choice.resolution}`
  return (
    <form onSubmit={submit} className="grid grid-cols-1 gap-4">
      {names.map((name, index) => (
        <Field key={name} label={name}>
          {(control) => (
            <Input
              {...control}
              autoFocus={index === 0}
              value={values[name] ?? ''}
              autoComplete="off"
              onChange={({ target }) => setValues({ ...values, [name]: target.value })}
            />
          )}
        </Field>
      ))}
      <section aria-label={t('preview')} className="rounded-md bg-fill p-3">
        <p aria-live="polite" className="max-h-40 overflow-y-auto whitespace-pre-wrap break-words">
          <PromptText prompt={prompt} />
        </p>
      </section>
      <div className="grid grid-cols-1 gap-3 text-sm">
        <Choice
          id={`${settings}-s`}
          label={t('settings', { settings: facts })}
          on={wanted.settings}
          turn={want('settings')}
        />
        {frame && (
          <Choice id={`${settings}-f`} label={t('frame')} on={wanted.frame} turn={want('frame')} />
        )}
        {!isEmpty && (
          <Choice id={`${settings}-c`} label={t('caret')} on={wanted.caret} turn={want('caret')} />
        )}
      </div>
      <div className="flex flex-wrap gap-2">
        <Button type="submit" autoFocus={names.length === 0}>
          {t('insert')}
        </Button>
        <Button variant="quiet" onClick={back}>
          {t('back')}
        </Button>
      </div>
    </form>
  )
}

function Choice(props: { id: string; label: string; on: boolean; turn: (on: boolean) => void }) {
  const { id, label, on, turn } = props
  return (
    <label htmlFor={id} className="flex items-center justify-between gap-4">
      <span className="min-w-0 break-words">{label}</span>
      <Switch id={id} checked={on} onCheckedChange={turn} />
    </label>
  )
}
