import { z } from 'zod'
import type { Composition } from '#lib/jobs/composition.ts'
import { type Mended, mend } from '#lib/jobs/mend.ts'
import { unpack } from '#lib/jobs/packed.ts'

/** What an address or a video's file asks the composer to open with. */
export type Setup = {
  composition: Composition
  /** Settings that are not on offer and gave way to the nearest. */
  mended: Mended[]
  /** The take that it came from. */
  sourceId: string | null
  /** False when the prompt was left out: it was somebody else's. */
  hasPrompt: boolean
}

const id = z.uuid().nullable().catch(null)

const named = z.object({
  frameId: id,
  prompt: z.string().max(20_000).nullable().catch(null),
  model: z.unknown(),
  durationSeconds: z.unknown(),
  resolution: z.unknown(),
  promptOptimizer: z.unknown(),
  fastPretreatment: z.unknown(),
  projectId: id,
  sourceId: id,
})

/** Reads `?setup=`. Whether its frame, project and source are the viewer's, their queries tell. */
export async function setupIn(packed: unknown): Promise<Setup | undefined> {
  const state = named.safeParse(typeof packed === 'string' ? await unpack(packed) : undefined).data
  if (!state) return undefined
  const { frameId, prompt, projectId, sourceId, ...written } = state
  const { choice, mended } = mend(written)
  const composition = { frameId, prompt: prompt ?? '', choice, projectId }
  return { composition, mended, sourceId, hasPrompt: prompt !== null }
}
