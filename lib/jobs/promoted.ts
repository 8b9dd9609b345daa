import { type Choice, defaultModel, legalDurations, nearest } from '#lib/jobs/catalog.ts'
import { pricedSettings } from '#lib/jobs/priced-settings.ts'

/** What a draft is made anew in. */
const fine = '1080P'

type Asked = Pick<Choice, 'promptOptimizer' | 'fastPretreatment'> & {
  model: string
  resolution: string
  durationSeconds: number
}

/**
 * The settings in 1080P that are nearest to those of a take: its model where that has 1080P, else the usual one; its
 * length where 1080P has that. Null for a take that is in 1080P, and for settings that are not known any more.
 */
export function promoted(take: Asked): Choice | null {
  const known = pricedSettings.find(
    ({ model, resolution, durationSeconds }) =>
      model === take.model &&
      resolution === take.resolution &&
      durationSeconds === take.durationSeconds,
  )
  if (!known || known.resolution === fine) return null
  const { promptOptimizer, fastPretreatment } = take
  const model = legalDurations(known.model, fine).length > 0 ? known.model : defaultModel
  const durations = legalDurations(model, fine)
  const durationSeconds = durations.includes(known.durationSeconds)
    ? known.durationSeconds
    : (durations.at(-1) ?? known.durationSeconds)
  const flags = { promptOptimizer, fastPretreatment }
  return nearest({ model, durationSeconds, resolution: fine, ...flags }).choice
}
