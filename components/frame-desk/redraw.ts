import { preflight } from '#components/compose/preflight.ts'
import type { Edit, Plan } from '#components/frame-desk/plan.ts'
import { drawn } from '#components/frame-desk/worker.ts'

/** A new file of a picture as planned, with what was changed. Undefined when this browser cannot make a good one. */
export async function redraw(
  picture: File,
  plan: Plan,
): Promise<Pick<Edit, 'made' | 'changes'> | undefined> {
  const { repairable } = await preflight(picture)
  const answer = repairable && (await drawn(picture, repairable.source, plan))
  if (!answer) return undefined
  const { blob, changes } = answer
  const name = `${picture.name.replace(/\.\w+$/, '')}.${blob.type === 'image/png' ? 'png' : 'jpg'}`
  const made = new File([blob], name, { type: blob.type })
  const { refused } = await preflight(made)
  return refused ? undefined : { made, changes }
}
