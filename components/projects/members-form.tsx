'use client'

import { useTranslations } from 'next-intl'
import { type FormEvent, useState, useTransition } from 'react'
import { FormFoot } from '#components/accounts/form-foot.tsx'
import { useSlug } from '#components/shell/use-home.ts'
import type { Named, ProjectView } from '#lib/projects/view.ts'
import type { ActionResult } from '#lib/web/action.ts'

export type NameMembers = (input: {
  workspace: string
  projectId: string
  memberIds: string[]
}) => Promise<ActionResult<unknown>>

type Props = { project: ProjectView; members: Named[]; save: NameMembers; done: () => void }

/** Who may ask for takes in the project; nobody ticked means everybody. */
export function MembersForm({ project, members, save, done }: Props) {
  const t = useTranslations('projects')
  const workspace = useSlug()
  const [pending, start] = useTransition()
  const [error, setError] = useState<string>()
  const named = new Set(project.members.map(({ id }) => id))
  const submit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault()
    const memberIds = new FormData(event.currentTarget).getAll('member').map(String)
    start(async () => {
      const answer = await save({ workspace, projectId: project.id, memberIds })
      if (answer.ok) done()
      else setError(answer.error.message)
    })
  }
  return (
    <form onSubmit={submit} className="flex flex-col gap-4">
      <ul className="max-h-72 overflow-y-auto rounded-md border">
        {members.map(({ id, name }) => (
          <li key={id} className="border-b last:border-b-0">
            <label className="touch flex cursor-pointer items-center gap-3 px-3 py-2 hover:bg-fill">
              <input
                type="checkbox"
                name="member"
                value={id}
                defaultChecked={named.has(id)}
                className="size-4 accent-foreground"
              />
              <span className="min-w-0 break-words">{name}</span>
            </label>
          </li>
        ))}
      </ul>
      <FormFoot pending={pending} error={error} saved={false} submit={t('save')} />
    </form>
  )
}
