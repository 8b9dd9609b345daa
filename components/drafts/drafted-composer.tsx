'use client'

import { type ComponentProps, useCallback, useMemo, useState } from 'react'
import { Composer } from '#components/compose/composer.tsx'
import { DeskContext } from '#components/drafts/desk.ts'
import type { Held } from '#components/drafts/held.ts'
import { useDeskWork } from '#components/drafts/use-desk-work.ts'
import { useSlug } from '#components/shell/use-home.ts'
import type { DraftView } from '#lib/drafts/view.ts'

type ComposerProps = ComponentProps<typeof Composer>

type Props = ComposerProps & {
  /** Nothing for who composes nothing. */
  draft: DraftView | undefined
  /** Whose draft it is, as the copies on this device are named. */
  owner: string
  /** Whether the address asks for nothing else: then the draft is what the composer opens with. */
  isDraft: boolean
}

/** The composer with its draft: opened with it, kept as it changes, put away when it was submitted. */
export function DraftedComposer({ draft, owner, isDraft, start, generate, ...props }: Props) {
  const workspace = useSlug()
  const [opened, setOpened] = useState(() => {
    const kept = isDraft && draft?.composition
    return { start: kept ? { ...kept, frame: draft.frame } : start, turn: 0 }
  })
  const open = useCallback(
    ({ composition, frame }: Held) =>
      setOpened(({ turn }) => ({ start: { ...composition, frame }, turn: turn + 1 })),
    [],
  )
  const { keeper, report, loading } = useDeskWork({ workspace, owner, draft, isDraft, open })
  const submitted: ComposerProps['generate'] = async (wish) => {
    const answer = await generate(wish)
    // The history has it now. Nobody waits long for this: a draft that stays is only seen again.
    if (answer.ok) await Promise.race([putAway(), new Promise((done) => setTimeout(done, 800))])
    return answer
  }
  const putAway = async () => {
    await (await loading.current)?.clear(false)
  }
  const { start: held, turn } = opened
  const desk = useMemo(() => ({ keeper, turn, report, open }), [keeper, turn, report, open])
  return (
    <DeskContext value={desk}>
      <Composer key={turn} start={held} generate={submitted} {...props} />
    </DeskContext>
  )
}
