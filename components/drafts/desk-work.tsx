import { type RefObject, useEffect } from 'react'
import type { Desk } from '#components/drafts/desk.ts'
import { DraftStatus } from '#components/drafts/draft-status.tsx'
import { useDeskKeys } from '#components/drafts/use-desk-keys.ts'
import { later } from '#components/shell/later.tsx'
import { MissingPart } from '#components/shell/missing-part.tsx'
import type { Choice } from '#lib/jobs/catalog.ts'

const DeskDialog = later(
  async () => (await import('#components/drafts/desk-dialog.tsx')).DeskDialog,
  { Missing: MissingPart },
)

type Props = {
  desk: Desk
  field: RefObject<HTMLTextAreaElement | null>
  type: (prompt: string) => void
  change: (choice: Choice) => void
}

/** What works over the prompt once somebody composes: the draft's line, the keys, and what they open. */
export function DeskWork({ desk, field, type, change }: Props) {
  const { keeper, turn, opened } = desk
  useDeskKeys(desk, field)
  useEffect(() => {
    // The composer was filled anew, and the focus may have gone with the old one.
    if (turn > 0 && document.activeElement === document.body) field.current?.focus()
  }, [turn, field])
  return (
    <>
      {keeper && <DraftStatus keeper={keeper} field={field} />}
      {opened && (
        <DeskDialog desk={desk} opened={opened} field={field} type={type} change={change} />
      )}
    </>
  )
}
