import type { Repairable } from '#components/compose/preflight.ts'
import type { RefusalCode } from '#lib/errors.ts'
import type { FrameView } from '#lib/frames/view.ts'

/** Where the first frame is on its way. `preview` is an address that shows the picture. */
export type FrameState =
  | { kind: 'empty' }
  | { kind: 'checking'; preview: string }
  | { kind: 'repairing'; preview: string }
  | { kind: 'uploading'; preview: string; share: number }
  | { kind: 'fetching' }
  | Refusal
  | { kind: 'broken'; file: File; preview: string }
  /** `known`: the portal had it, and nothing travelled. */
  | { kind: 'ready'; frame: FrameView; preview: string; known?: true }

type Refusal = {
  kind: 'refused'
  message: string
  about: 'file' | 'url'
  preview?: string
  /** What the browser can make of it. */
  repair?: Repairable & { code: RefusalCode }
}
