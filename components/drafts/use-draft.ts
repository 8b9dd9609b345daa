import { useEffect, useRef } from 'react'
import type { FrameState } from '#components/compose/use-frame.ts'
import { useDesk } from '#components/drafts/desk.ts'
import type { FrameView } from '#lib/frames/view.ts'
import type { Choice } from '#lib/jobs/catalog.ts'

/** Says what the composer holds to who keeps it. A frame on its way is the one before until it is there. */
export function useDraft(
  state: FrameState,
  prompt: string,
  choice: Choice,
  projectId: string | undefined,
): void {
  const desk = useDesk()
  const frame = useRef<FrameView>(undefined)
  useEffect(() => {
    if (state.kind === 'ready') frame.current = state.frame
    if (state.kind === 'empty') frame.current = undefined
    const frameId = frame.current?.id ?? null
    desk?.report({
      composition: { frameId, prompt, choice, projectId: projectId ?? null },
      frame: frame.current,
      ...(isOnItsWay(state) && { awaitsFrame: true }),
    })
  }, [desk, state, prompt, choice, projectId])
}

function isOnItsWay({ kind }: FrameState): boolean {
  return kind !== 'empty' && kind !== 'ready' && kind !== 'refused'
}
