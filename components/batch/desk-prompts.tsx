import { Plus, X } from 'lucide-react'
import { useTranslations } from 'next-intl'
import { useId, useState } from 'react'
import type { DeskWork } from '#components/batch/use-batch-desk.ts'
import { Field } from '#components/form/field.tsx'
import { Button } from '#components/ui/button.tsx'
import { controlClass } from '#components/ui/input.tsx'

const box = `${controlClass} field-sizing-content max-h-40 min-h-11 resize-none py-2`

/** The prompts: each in a box of its own, more of them by lines. */
export function DeskPrompts({ work }: { work: DeskWork }) {
  const t = useTranslations('batch.desk')
  const id = useId()
  const [more, setMore] = useState('')
  const { prompts } = work.desk
  const add = () => {
    const lines = more.split('\n').map((line) => line.trim())
    const fresh = lines.filter(
      (line, at) => line && lines.indexOf(line) === at && !prompts.includes(line),
    )
    // An empty first prompt was none.
    work.set({
      prompts: [...prompts.filter((prompt) => prompt.trim() || fresh.length === 0), ...fresh],
    })
    setMore('')
  }
  return (
    <section aria-labelledby={id} className="grid grid-cols-1 content-start gap-3">
      <h3 id={id} className="font-medium text-sm">
        {t('prompts', { count: prompts.length })}
      </h3>
      <ol className="grid grid-cols-1 gap-2">
        {prompts.map((prompt, n) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a prompt is its place; its words change as one types
          <li key={n} className="flex items-start gap-2">
            <span aria-hidden className="figures w-4 shrink-0 pt-2.5 text-muted text-xs">
              {n + 1}
            </span>
            <textarea
              aria-label={t('prompt', { n: n + 1 })}
              value={prompt}
              rows={1}
              onChange={({ target }) =>
                work.set({ prompts: prompts.map((one, at) => (at === n ? target.value : one)) })
              }
              className={box}
            />
            <Button
              variant="quiet"
              size="icon"
              disabled={prompts.length === 1}
              aria-label={t('removePrompt', { n: n + 1 })}
              onClick={() => work.set({ prompts: prompts.filter((_, at) => at !== n) })}
            >
              <X aria-hidden />
            </Button>
          </li>
        ))}
      </ol>
      <Field label={t('more')} hint={t('moreHint')}>
        {(control) => (
          <span className="flex items-start gap-2">
            <textarea
              {...control}
              value={more}
              rows={2}
              onChange={({ target }) => setMore(target.value)}
              className={box}
            />
            <Button variant="outline" disabled={more.trim() === ''} onClick={add}>
              <Plus aria-hidden /> {t('add')}
            </Button>
          </span>
        )}
      </Field>
    </section>
  )
}
