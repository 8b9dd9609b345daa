import { useTranslations } from 'next-intl'
import { Field } from '#components/form/field.tsx'
import { ProjectDot } from '#components/projects/project-dot.tsx'
import { NativeSelect } from '#components/ui/native-select.tsx'
import type { ProjectChoice } from '#lib/projects/view.ts'

type Props = {
  projects: ProjectChoice[]
  projectId: string | undefined
  onProject: (projectId: string) => void
  error: string | undefined
}

/** Which project the take belongs to; nothing where there is only one. */
export function ProjectField({ projects, projectId, onProject, error }: Props) {
  const t = useTranslations('compose')
  const chosen = projects.find(({ id }) => id === projectId) ?? projects[0]
  if (projects.length < 2 && !error) return null
  return (
    <Field label={t('project')} error={error}>
      {(control) => (
        <span className="relative block">
          {chosen && (
            <ProjectDot
              colour={chosen.colour}
              className="pointer-events-none absolute top-1/2 left-3 z-10 -translate-y-1/2"
            />
          )}
          <NativeSelect
            {...control}
            value={chosen?.id}
            onChange={({ target }) => onProject(target.value)}
            className="pl-8"
          >
            {projects.map(({ id, name }) => (
              <option key={id} value={id}>
                {name}
              </option>
            ))}
          </NativeSelect>
        </span>
      )}
    </Field>
  )
}
