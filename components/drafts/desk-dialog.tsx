import type { RefObject } from 'react'
import { replaceText } from '#components/compose/replace-text.ts'
import type { SlashPlace } from '#components/directives/slash.ts'
import type { Desk, Opened } from '#components/drafts/desk.ts'
import { EarlierDialog } from '#components/drafts/earlier-dialog.tsx'
import { bringBack } from '#components/drafts/settle.ts'
import { TemplateDialog } from '#components/templates/template-dialog.tsx'
import type { Used } from '#components/templates/used.ts'
import type { Choice } from '#lib/jobs/catalog.ts'

type Props = {
  desk: Desk
  opened: Opened
  field: RefObject<HTMLTextAreaElement | null>
  type: (prompt: string) => void
  change: (choice: Choice) => void
}

/** What opens over the composer, and how what was chosen there comes into it. */
export function DeskDialog({ desk, opened, field, type, change }: Props) {
  const close = () => desk.setOpened(undefined)
  /** As if typed, so that undo takes it back. */
  const write = (text: string, caret = text.length) => {
    if (!field.current || !replaceText(field.current, text, caret)) type(text)
  }
  const use = ({ prompt, place, choice, frame }: Used) => {
    close()
    const held = desk.held()
    if (!held) return
    const at = 'at' in opened ? opened.at : undefined
    const { text, caret } =
      place === 'all' ? whole(prompt) : set(prompt, at ?? caretOf(field.current))
    if (frame) {
      const composition = { ...held.composition, prompt: text, frameId: frame.id }
      const next = { composition: { ...composition, ...(choice && { choice }) }, frame }
      if (desk.keeper) void bringBack(desk.keeper, next)
      else desk.open(next)
      return
    }
    if (choice) change(choice)
    afterClosing(() => write(text, caret))
  }
  if (opened.what === 'earlier')
    return (
      <EarlierDialog
        desk={desk}
        close={close}
        take={(prompt) => {
          close()
          afterClosing(() => write(prompt))
        }}
      />
    )
  return <TemplateDialog desk={desk} opened={opened} close={close} use={use} />
}

/** The dialog gives the focus back as it closes; what is written comes after that. */
function afterClosing(work: () => void): void {
  setTimeout(work, 50)
}

function whole(text: string) {
  return { text, caret: text.length }
}

function caretOf(field: HTMLTextAreaElement | null): SlashPlace {
  return { text: field?.value ?? '', caret: field?.selectionEnd ?? 0 }
}

/** The words set into a text, off by a space where others would touch them. */
function set(prompt: string, { text, caret }: SlashPlace): SlashPlace {
  const [before, after] = [text.slice(0, caret), text.slice(caret)]
  const start = before + (/\S$/.test(before) ? ' ' : '') + prompt
  return { text: start + (/^\S/.test(after) ? ' ' : '') + after, caret: start.length }
}
