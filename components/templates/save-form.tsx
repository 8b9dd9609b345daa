import { useTranslations } from 'next-intl'
import { type FormEvent, useEffect, useState } from 'react'
import type { SaveTemplate } from '#components/drafts/desk.ts'
import { Field } from '#components/form/field.tsx'
import { FieldError } from '#components/form/field-error.tsx'
import { notify } from '#components/shell/notices.ts'
import { useSlug } from '#components/shell/use-home.ts'
import { askTemplates } from '#components/templates/ask-templates.ts'
import { Button } from '#components/ui/button.tsx'
import { Input } from '#components/ui/input.tsx'
import { NativeSelect } from '#components/ui/native-select.tsx'
import { Switch } from '#components/ui/switch.tsx'
import type { Composition } from '#lib/jobs/composition.ts'
import { asVariable, variablesOf } from '#lib/templates/variables.ts'
import { longestTemplateName, type TemplateView } from '#lib/templates/view.ts'

type Props = { composition: Composition; actions: SaveTemplate; done: () => void }

/** Saves what is held as a new template, or as the next version of one. */
export function SaveForm({ composition, actions, done }: Props) {
  const all = useTranslations('templates')
  const t = useTranslations('templates.save')
  const workspace = useSlug()
  const [own, setOwn] = useState<TemplateView[]>([])
  const [templateId, setTemplateId] = useState('')
  const [name, setName] = useState('')
  const [personal, setPersonal] = useState(true)
  const [withFrame, setWithFrame] = useState(false)
  const [pending, setPending] = useState(false)
  const [error, setError] = useState<{ field?: string; message: string }>()
  useEffect(() => {
    void askTemplates(workspace, '').then((all) =>
      setOwn(all?.filter(({ can }) => can.change) ?? []),
    )
  }, [workspace])
  const names = variablesOf(composition.prompt)

  const submit = async (event: FormEvent) => {
    event.preventDefault()
    event.stopPropagation() // the dialog stands inside the composer's form, as React sees it
    const kept = {
      ...composition,
      frameId: withFrame ? composition.frameId : null,
      projectId: null,
    }
    setPending(true)
    setError(undefined)
    const sent = templateId
      ? actions.save({ workspace, templateId, composition: kept })
      : actions.create({ workspace, name, personal, composition: kept })
    const answer = await sent.catch(() => undefined)
    setPending(false)
    if (!answer) return setError({ message: t('lost') })
    if (!answer.ok) return setError(answer.error)
    notify({ text: t('saved') })
    done()
  }
  return (
    <form onSubmit={submit} noValidate className="grid grid-cols-1 gap-4">
      <p className="text-muted text-sm">
        {names.length > 0
          ? t('variables', { names: names.join(', ') })
          : t('hint', { example: asVariable(all('example')) })}
      </p>
      {own.length > 0 && (
        <Field label={t('as')}>
          {(control) => (
            <NativeSelect
              {...control}
              value={templateId}
              onChange={({ target }) => setTemplateId(target.value)}
            >
              <option value="">{t('new')}</option>
              {own.map(({ id, name: label }) => (
                <option key={id} value={id}>
                  {t('versionOf', { name: label })}
                </option>
              ))}
            </NativeSelect>
          )}
        </Field>
      )}
      {!templateId && (
        <>
          <Field label={t('name')} error={error?.field === 'name' ? error.message : undefined}>
            {(control) => (
              <Input
                {...control}
                autoFocus
                value={name}
                maxLength={longestTemplateName}
                autoComplete="off"
                onChange={({ target }) => setName(target.value)}
              />
            )}
          </Field>
          <label
            htmlFor="template-shared"
            className="flex items-center justify-between gap-4 text-sm"
          >
            {t('share')}
            <Switch
              id="template-shared"
              checked={!personal}
              onCheckedChange={(shared) => setPersonal(!shared)}
            />
          </label>
        </>
      )}
      {composition.frameId && (
        <label htmlFor="template-frame" className="flex items-center justify-between gap-4 text-sm">
          {t('withFrame')}
          <Switch id="template-frame" checked={withFrame} onCheckedChange={setWithFrame} />
        </label>
      )}
      <FieldError>{error && error.field !== 'name' && error.message}</FieldError>
      <Button type="submit" pending={pending} className="justify-self-start">
        {t('submit')}
      </Button>
    </form>
  )
}
