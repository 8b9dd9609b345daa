import { z } from 'zod'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { frameForViewer } from '#lib/frames/queries.ts'
import type { FrameView } from '#lib/frames/view.ts'
import { blankComposition, type Composition, composition } from '#lib/jobs/composition.ts'
import type { Link } from '#lib/jobs/lineage.ts'
import { lineageOf } from '#lib/jobs/lineage-queries.ts'
import type { Mended } from '#lib/jobs/mend.ts'
import { jobRequestOf } from '#lib/jobs/queries.ts'
import { setupIn } from '#lib/jobs/setup.ts'

/** What the composer opens with; the frame with all that is shown of it. */
export type Start = Composition & {
  frame: FrameView | undefined
  /** The take that it was opened from, as it was asked for. */
  source: { jobId: string; composition: Composition } | undefined
  /** The takes that the frame goes back to. */
  lineage: Link[]
  mended: Mended[]
  /** It came with a frame that is not one of this workspace. */
  frameIsElsewhere: boolean
}

type Asked = Partial<Record<'remix' | 'frame' | 'setup', string | string[] | undefined>>

/** What an address holds, another job's picture and settings, one frame, or nothing. */
export async function startOf(viewer: Viewer, asked: Asked): Promise<Start> {
  const { mended = [], source, ...wanted } = await wantedOf(viewer, asked)
  const [frame, lineage] = await Promise.all([
    wanted.frameId ? frameForViewer(viewer, wanted.frameId) : undefined,
    lineageOf(viewer, wanted.frameId),
  ])
  const frameIsElsewhere = wanted.frameId !== null && !frame
  return { ...wanted, frame, source, lineage, mended, frameIsElsewhere }
}

type Wanted = Composition & Partial<Pick<Start, 'source' | 'mended'>>

async function wantedOf(viewer: Viewer, { remix, frame, setup }: Asked): Promise<Wanted> {
  const given = await setupIn(setup)
  if (given) {
    const source = await sourceOf(viewer, given.sourceId)
    const prompt = given.hasPrompt ? given.composition.prompt : (source?.composition.prompt ?? '')
    return { ...given.composition, prompt, source, mended: given.mended }
  }
  const frameId = z.uuid().safeParse(frame).data
  if (remix === undefined) return { ...blankComposition, frameId: frameId ?? null }
  const source = await sourceOf(viewer, remix)
  if (!source) return blankComposition
  return { ...source.composition, ...(frameId && { frameId }), source }
}

async function sourceOf(viewer: Viewer, id: unknown): Promise<Start['source']> {
  const jobId = z.uuid().safeParse(id).data
  const old = jobId ? await jobRequestOf(viewer, jobId) : undefined
  if (!jobId || !old) return undefined
  return { jobId, composition: composition.parse({ ...old.request, choice: old.request }) }
}
