import { createContext, use } from 'react'
import type { SlashPlace } from '#components/directives/slash.ts'
import type { Held } from '#components/drafts/held.ts'
import type { Keeper } from '#components/drafts/keeper.ts'
import type { Composition } from '#lib/jobs/composition.ts'
import type { TemplateView } from '#lib/templates/view.ts'
import type { ActionResult } from '#lib/web/action.ts'

type Made = Promise<ActionResult<{ templateId: string }>>

/** What saves a template: the actions of its page. */
export type SaveTemplate = {
  create: (input: {
    workspace: string
    name: string
    personal: boolean
    composition: Composition
  }) => Made
  save: (input: { workspace: string; templateId: string; composition: Composition }) => Made
}

/**
 * What is open over the composer: all templates, one of them to be used, a form to save one, earlier work.
 * `at` is where the prompt's new words are to stand; without it they are its only ones.
 */
export type Opened =
  | { what: 'templates'; at?: SlashPlace }
  | { what: 'template'; template: TemplateView; at?: SlashPlace | undefined }
  | { what: 'save' }
  | { what: 'earlier' }

/** What stands around a composer whose draft is kept. */
export type Desk = {
  /** Whose it is: what this device keeps for them is named by it. */
  owner: string
  /** Once there is something to keep. */
  keeper: Keeper | undefined
  /** How often something else was put into the composer. */
  turn: number
  /** The composer says what it holds, whenever that may have changed. */
  report: (held: Held) => void
  /** Puts something else into the composer. */
  open: (held: Held) => void
  /** What the composer holds now. */
  held: () => Held | undefined
  templates: SaveTemplate
  opened: Opened | undefined
  setOpened: (opened: Opened | undefined) => void
}

export const DeskContext = createContext<Desk | undefined>(undefined)

export function useDesk(): Desk | undefined {
  return use(DeskContext)
}
