import { getTranslations } from 'next-intl/server'
import { auditQuery } from '#components/audit/asked.ts'
import { auditWords } from '#components/audit/words.ts'
import { Field } from '#components/form/field.tsx'
import { Link } from '#components/shell/link.tsx'
import { Button } from '#components/ui/button.tsx'
import { buttonVariants } from '#components/ui/button-variants.ts'
import { Input } from '#components/ui/input.tsx'
import { NativeSelect } from '#components/ui/native-select.tsx'
import type { AuditFilter } from '#lib/audit/view.ts'
import type { Named } from '#lib/projects/view.ts'

type Props = { filter: AuditFilter; actors: Named[]; actions: string[]; action: string }

/** Who, what, to what, when: a form that goes into the address. */
export async function AuditFilters({ filter, actors, actions, action }: Props) {
  const [t, words] = await Promise.all([getTranslations('audit.filter'), auditWords()])
  const isNarrow = auditQuery(filter).size > 0
  return (
    <form
      action={action}
      aria-label={t('label')}
      className="mt-5 grid grid-cols-2 items-end gap-3 lg:grid-cols-[1fr_1fr_1.4fr_auto_auto_auto]"
    >
      <Field label={t('who')}>
        {(control) => (
          <NativeSelect {...control} name="who" defaultValue={filter.actorId ?? ''}>
            <option value="">{t('everyone')}</option>
            {actors.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </NativeSelect>
        )}
      </Field>
      <Field label={t('what')}>
        {(control) => (
          <NativeSelect {...control} name="action" defaultValue={filter.action ?? ''}>
            <option value="">{t('everything')}</option>
            {actions.map((code) => (
              <option key={code} value={code}>
                {words.action(code).text}
              </option>
            ))}
          </NativeSelect>
        )}
      </Field>
      <Field
        label={t('subject')}
        className={filter.subject ? 'col-span-2 lg:col-span-1' : 'max-lg:hidden'}
      >
        {(control) => (
          <Input
            {...control}
            name="subject"
            autoComplete="off"
            spellCheck={false}
            defaultValue={filter.subject ?? ''}
            className="figures"
          />
        )}
      </Field>
      {(['from', 'to'] as const).map((end) => (
        <Field key={end} label={t(end)}>
          {(control) => (
            <Input {...control} type="date" name={end} defaultValue={filter[end] ?? ''} />
          )}
        </Field>
      ))}
      <div className="col-span-2 mb-1.5 flex gap-2 lg:col-span-1">
        <Button type="submit" variant="outline">
          {t('show')}
        </Button>
        {isNarrow && (
          <Link href={action} className={buttonVariants({ variant: 'quiet' })}>
            {t('clear')}
          </Link>
        )}
      </div>
    </form>
  )
}
