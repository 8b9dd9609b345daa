import { useTranslations } from 'next-intl'
import { useRef } from 'react'
import { useEarly } from '#components/compose/use-early.ts'
import { Field } from '#components/form/field.tsx'
import { Button } from '#components/ui/button.tsx'
import { Input } from '#components/ui/input.tsx'

type Props = {
  url: string
  onUrl: (url: string) => void
  fetch: () => void
  busy: boolean
  error: string | undefined
}

/** A picture by its address. The portal fetches it, so that it is ours and stays. */
export function FrameUrl({ url, onUrl, fetch, busy, error }: Props) {
  const t = useTranslations('compose.url')
  const input = useRef<HTMLInputElement>(null)
  useEarly(() => input.current?.value && onUrl(input.current.value))
  return (
    <Field label={t('label')} hint={t('hint')} error={error}>
      {(control) => (
        <span className="flex gap-2">
          <Input
            {...control}
            ref={input}
            type="url"
            inputMode="url"
            autoComplete="off"
            spellCheck={false}
            value={url}
            placeholder={t('placeholder')}
            onChange={(event) => onUrl(event.target.value)}
            onKeyDown={(event) => {
              if (event.key !== 'Enter' || event.metaKey || event.ctrlKey) return
              event.preventDefault()
              fetch()
            }}
          />
          <Button variant="outline" pending={busy} disabled={url.trim() === ''} onClick={fetch}>
            {t('fetch')}
          </Button>
        </span>
      )}
    </Field>
  )
}
