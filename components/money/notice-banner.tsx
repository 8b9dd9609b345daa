'use client'

import { type ReactNode, useState } from 'react'
import { useSlug } from '#components/shell/use-home.ts'
import { WorkspaceLink } from '#components/shell/workspace-link.tsx'
import { Button } from '#components/ui/button.tsx'
import type { ActionResult } from '#lib/web/action.ts'

export type Dismiss = (input: {
  workspace: string
  noticeId: string
}) => Promise<ActionResult<unknown>>

type Props = {
  notice: { id: string; text: string; href: string; link: string }
  label: string
  close: string
  icon: ReactNode
  dismiss: Dismiss
}

/** One quiet line over the page, until it is put away. Its words are made on the server. */
export function NoticeBanner({ notice, label, close, icon, dismiss }: Props) {
  const workspace = useSlug()
  const [gone, setGone] = useState(false)
  const putAway = () => {
    setGone(true)
    void dismiss({ workspace, noticeId: notice.id })
      .then((answer) => setGone(answer.ok))
      .catch(() => setGone(false))
  }
  if (gone) return null
  return (
    <aside
      aria-label={label}
      className="flex items-center gap-3 border-b bg-surface py-1.5 pr-2 pl-4 text-sm sm:pl-6 lg:pl-8"
    >
      <p className="min-w-0 grow">
        {notice.text}{' '}
        <WorkspaceLink
          href={notice.href}
          className="whitespace-nowrap underline decoration-control underline-offset-4 hover:decoration-current"
        >
          {notice.link}
        </WorkspaceLink>
      </p>
      <Button variant="quiet" size="icon" aria-label={close} onClick={putAway}>
        {icon}
      </Button>
    </aside>
  )
}
