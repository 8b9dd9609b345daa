'use client'

import { useRouter } from 'next/navigation'
import { useTranslations } from 'next-intl'
import { useId, useState, useTransition } from 'react'
import { FieldError } from '#components/form/field-error.tsx'
import { useSlug } from '#components/shell/use-home.ts'
import { Label } from '#components/ui/label.tsx'
import { NativeSelect } from '#components/ui/native-select.tsx'
import type { ProjectChoice } from '#lib/projects/view.ts'
import type { ActionResult } from '#lib/web/action.ts'

export type Move = (input: {
  workspace: string
  projectId: string
  jobIds: string[]
}) => Promise<ActionResult<unknown>>

type Props = { jobId: string; projectId: string; projects: ProjectChoice[]; move: Move }

/** Moves the take, with what it cost, to the project that is chosen. */
export function MoveField({ jobId, projectId, projects, move }: Props) {
  const t = useTranslations('job.project')
  const router = useRouter()
  const workspace = useSlug()
  const id = useId()
  const [pending, start] = useTransition()
  const [error, setError] = useState<string>()
  const choose = (chosen: string) =>
    start(async () => {
      setError(undefined)
      const answer = await move({ workspace, projectId: chosen, jobIds: [jobId] })
      if (answer.ok) router.refresh()
      else setError(answer.error.message)
    })
  return (
    <div className="mt-4 grid gap-1.5">
      <Label htmlFor={id}>{t('move')}</Label>
      <NativeSelect
        id={id}
        value={projectId}
        aria-busy={pending || undefined}
        onChange={({ target }) => choose(target.value)}
      >
        {projects.map((project) => (
          <option key={project.id} value={project.id}>
            {project.name}
          </option>
        ))}
      </NativeSelect>
      <p role="status" className="text-muted text-xs">
        {pending ? t('moving') : t('hint')}
      </p>
      <FieldError>{error}</FieldError>
    </div>
  )
}
