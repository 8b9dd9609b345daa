'use client'

import { useTranslations } from 'next-intl'
import { Field } from '#components/form/field.tsx'
import { ProjectDot } from '#components/projects/project-dot.tsx'
import { Input } from '#components/ui/input.tsx'
import { colourNames } from '#lib/projects/colours.ts'
import { longestName } from '#lib/projects/schema.ts'

type Props = { name: string; colour: string; nameError: string | undefined }

/** What a project is known by. */
export function NameAndColour({ name, colour, nameError }: Props) {
  const t = useTranslations('projects')
  return (
    <>
      <Field label={t('name')} error={nameError}>
        {(control) => (
          <Input
            {...control}
            name="name"
            required
            maxLength={longestName}
            autoComplete="off"
            defaultValue={name}
          />
        )}
      </Field>
      <fieldset>
        <legend className="font-medium text-sm">{t('colour')}</legend>
        <div className="mt-1.5 flex flex-wrap gap-1">
          {colourNames.map((one) => (
            <label
              key={one}
              className="touch inline-flex h-9 cursor-pointer items-center gap-2 rounded-md border border-transparent px-2.5 text-sm hover:bg-fill has-checked:border-control has-checked:bg-fill has-focus-visible:outline-2 has-focus-visible:outline-tally has-focus-visible:outline-offset-2"
            >
              <input
                type="radio"
                name="colour"
                value={one}
                defaultChecked={one === colour}
                className="sr-only"
              />
              <ProjectDot colour={one} className="size-3.5!" />
              {t(`colours.${one}`)}
            </label>
          ))}
        </div>
      </fieldset>
    </>
  )
}
