import { useCallback, useEffect, useRef, useState } from 'react'
import { randomId } from '#components/compose/random-id.ts'
import type { Begun } from '#components/drafts/begin.ts'
import { copyNames, copyPrefix } from '#components/drafts/copy-names.ts'
import type { Held } from '#components/drafts/held.ts'
import type { Keeper } from '#components/drafts/keeper.ts'
import { knownRevision } from '#components/drafts/known.ts'
import type { SubmittedDraft } from '#lib/drafts/schema.ts'
import type { DraftView } from '#lib/drafts/view.ts'

type Options = {
  workspace: string
  owner: string
  draft: DraftView | undefined
  isDraft: boolean
  open: (held: Held) => void
}

/** Loads the keeper with the first change, or at once when there is a draft; then tells it every change. */
export function useDeskWork({ workspace, owner, draft, isDraft, open }: Options) {
  const [keeper, setKeeper] = useState<Keeper>()
  const first = useRef<Held>(undefined)
  const latest = useRef<Held>(undefined)
  const loading = useRef<Promise<Begun>>(undefined)
  const end = useRef<() => void>(undefined)
  const gone = useRef(false)
  const prefix = copyPrefix(owner, workspace)
  const [page] = useState(randomId)

  const load = useCallback((): Promise<Begun> | undefined => {
    const held = first.current
    if (!draft || !held) return undefined
    loading.current ??= import('#components/drafts/begin.ts').then(({ beginKeeping }) => {
      const begun = beginKeeping({ workspace, prefix, page, draft, isDraft, held, open })
      end.current = begun.end
      if (latest.current) begun.keeper.change(latest.current)
      if (gone.current) begun.end()
      setKeeper(begun.keeper)
      return begun
    })
    loading.current.catch(() => {
      loading.current = undefined // the next change tries again
    })
    return loading.current
  }, [workspace, prefix, page, draft, isDraft, open])

  const report = useCallback(
    (held: Held) => {
      first.current ??= held
      latest.current = held
      if (keeper) keeper.change(held)
      else if (isOther(held, first.current)) load()?.catch(() => {})
    },
    [keeper, load],
  )

  useEffect(() => {
    const wanted =
      (isDraft && draft?.composition) ||
      copyNames(prefix).length > 0 ||
      knownRevision(prefix) > (draft?.revision ?? 0)
    if (wanted) load()?.catch(() => {})
  }, [draft, isDraft, prefix, load])
  useEffect(() => {
    gone.current = false
    return () => {
      gone.current = true
      end.current?.()
    }
  }, [])

  const held = useCallback(() => latest.current, [])
  /**
   * What is held while it is submitted is no draft any more once that succeeded: `ask` says which that was. Its frame may
   * have been stored only just now, before the composer could say so.
   */
  const submit = <A extends { ok: boolean }>(
    ask: (draft: SubmittedDraft) => Promise<A>,
    frameId?: string,
  ): Promise<A> => {
    const sent = latest.current && withFrame(latest.current, frameId)
    const opened = { page, ...(isDraft && draft && { base: draft.revision }) }
    const answer = ask(keeper ? keeper.submitting() : opened)
    const told = loading.current?.then((begun) => sent && begun.submit(answer, sent))
    told?.catch(() => {}) // `answer` says it
    return answer
  }
  return { keeper, report, held, submit }
}

/** Whether it may say something else: the keeper looks closer. */
function isOther(one: Held, other: Held): boolean {
  return JSON.stringify(one.composition) !== JSON.stringify(other.composition)
}

function withFrame(held: Held, frameId: string | null = held.composition.frameId): Held {
  return { ...held, composition: { ...held.composition, frameId } }
}
