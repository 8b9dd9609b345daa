import type { FrameView } from '#lib/frames/view.ts'
import type { Composition } from '#lib/jobs/composition.ts'

/** A template as its newest version has it. */
export type TemplateView = {
  id: string
  name: string
  /** Seen by nobody else; otherwise it is the workspace's. */
  personal: boolean
  /** The number of the newest version, from 1. */
  version: number
  /** Who made it; null when they are not here any more. */
  by: string | null
  changedAt: string
  composition: Composition
  /** The frame that it brings along, when it does. */
  frame: FrameView | undefined
  can: { change: boolean }
}

export type TemplateVersion = {
  n: number
  at: string
  by: string | null
  composition: Composition
}

export const longestTemplateName = 80

/** How long a deleted template can be brought back. */
export const deletedDays = 30
