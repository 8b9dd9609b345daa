'use client'

import { type ComponentProps, useCallback, useMemo, useState } from 'react'
import { Composer } from '#components/compose/composer.tsx'
import { DeskContext, type Opened, type SaveTemplate } from '#components/drafts/desk.ts'
import type { Held } from '#components/drafts/held.ts'
import { useDeskWork } from '#components/drafts/use-desk-work.ts'
import { useComposerKey, useFollowAddress } from '#components/lineage/use-follow-address.ts'
import { useSlug } from '#components/shell/use-home.ts'
import type { DraftView } from '#lib/drafts/view.ts'
import type { TemplateView } from '#lib/templates/view.ts'

type ComposerProps = ComponentProps<typeof Composer>

type Props = ComposerProps & {
  /** Nothing for who composes nothing. */
  draft: DraftView | undefined
  /** Whose draft it is, as the copies on this device are named. */
  owner: string
  /** Whether the address asks for nothing else: then the draft is what the composer opens with. */
  isDraft: boolean
  templates: SaveTemplate
  /** Told of every address that the composer gives itself. */
  wrote: (packed: string) => void
  /** One that the address asks to be used at once. */
  template: TemplateView | undefined
}

/** A draft is made from nothing. */
const alone = { source: undefined, chain: null, mended: [], frameIsElsewhere: false }

/** The composer of this address, which may come to write its own. */
export function DraftedComposer({ asked, ...props }: Omit<Props, 'wrote'> & { asked: string }) {
  const { key, wrote } = useComposerKey(asked)
  return <Drafted key={key} wrote={wrote} {...props} />
}

/** The composer with its draft: opened with it, kept as it changes, put away when it was submitted. */
function Drafted({
  wrote,
  draft,
  owner,
  isDraft,
  templates,
  template,
  start,
  generate,
  batches,
  ...props
}: Props) {
  const workspace = useSlug()
  const [opened, setOpened] = useState<Opened | undefined>(
    template && { what: 'template', template },
  )
  const [{ begun, turn }, setBegun] = useState(() => {
    const kept = isDraft && draft?.composition
    return { begun: kept ? { ...alone, ...kept, frame: draft.frame } : start, turn: 0 }
  })
  const open = useCallback(
    ({ composition, frame }: Held) =>
      setBegun((before) => ({ begun: { ...alone, ...composition, frame }, turn: before.turn + 1 })),
    [],
  )
  const work = useDeskWork({ workspace, owner, draft, isDraft, open })
  const { keeper, held, submit } = work
  const follow = useFollowAddress(wrote)
  const sourceId = begun.source?.jobId
  const tellKeeper = work.report
  const report = useCallback(
    (now: Held) => {
      tellKeeper(now)
      if (!isDraft) follow(now.composition, sourceId)
    },
    [tellKeeper, follow, isDraft, sourceId],
  )
  const submitted: ComposerProps['generate'] = (wish) =>
    submit((draft) => generate({ ...wish, draft }), wish.frameId)
  /** A batch of other prompts leaves alone what was being written. */
  const submitBatch: ComposerProps['batches']['submit'] = (wish) => {
    const isPartOf = wish.matrix.prompts.includes(held()?.composition.prompt ?? '')
    return isPartOf ? submit((draft) => batches.submit({ ...wish, draft })) : batches.submit(wish)
  }
  const desk = useMemo(
    () => ({ owner, keeper, turn, report, open, held, templates, opened, setOpened }),
    [owner, keeper, turn, report, open, held, templates, opened],
  )
  return (
    <DeskContext value={draft ? desk : undefined}>
      <Composer
        key={turn}
        start={begun}
        generate={submitted}
        batches={{ ...batches, submit: submitBatch }}
        {...props}
      />
    </DeskContext>
  )
}
