import { useCallback, useEffect, useRef, useState } from 'react'
import { soon } from '#components/drafts/soon.ts'
import { packedOf } from '#components/lineage/packed-of.ts'
import { isLeaving } from '#components/shell/leaving.ts'
import { useHome } from '#components/shell/use-home.ts'
import type { Composition } from '#lib/jobs/composition.ts'

/** So long after a way to another page began, it is looked again whether this one stays. */
const afterLeavingMilliseconds = 2_000

/** What a page was asked for, as its server has it. */
type Asked = string

/**
 * What a composer is named by: another address of the page is another composer. Addresses that it wrote itself
 * (`wrote`) are its own, whenever the server answers for them.
 */
export function useComposerKey(asked: Asked) {
  const [{ key, own }, setNamed] = useState({ key: asked, own: new Set<Asked>() })
  if (asked !== key && !own.has(asked)) setNamed({ key: asked, own: new Set() })
  return { key, wrote: (packed: string) => void own.add(JSON.stringify({ setup: packed })) }
}

/**
 * Lets the address follow what the composer holds, once that is not what the address asked for: a reload opens it
 * as it is, and so does whoever is sent the address. `follow` is told what is held and the take that it came from.
 */
export function useFollowAddress(wrote: (packed: string) => void) {
  const home = useHome()
  const state = useRef<{ first?: string; now?: Composition; sourceId?: string | undefined }>({})
  const [writing] = useState(() =>
    soon({ quiet: 400, most: 1_200 }, async () => {
      const { now, sourceId } = state.current
      const packed = now && (await packedOf(now, sourceId))
      if (!packed || state.current.now !== now || !isHere()) return
      if (isLeaving()) return writing.later(afterLeavingMilliseconds)
      wrote(packed)
      history.replaceState(null, '', `${home}/new?setup=${packed}`)
    }),
  )
  const isHere = () => location.pathname === `${home}/new`
  useEffect(() => {
    const held = state.current
    return () => {
      writing.stop()
      delete held.now
    }
  }, [writing])
  return useCallback(
    (now: Composition, sourceId: string | undefined) => {
      const text = JSON.stringify(now)
      state.current.first ??= text
      state.current.now = now
      state.current.sourceId = sourceId
      if (text !== state.current.first) writing.begin()
    },
    [writing],
  )
}
