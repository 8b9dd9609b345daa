import { type Choice, durationsSeconds, modelNames, resolutions } from '#lib/jobs/catalog.ts'

/**
 * The legal set, written down a second time from the provider's own table (docs/upstream.md, 8), so that the catalog
 * is not its own judge.
 */
const table: Record<string, string[]> = {
  'MiniMax-Hailuo-2.3': ['768P 6', '768P 10', '1080P 6'],
  'MiniMax-Hailuo-2.3-Fast': ['768P 6', '768P 10', '1080P 6'],
  'MiniMax-Hailuo-02': ['512P 6', '512P 10', '768P 6', '768P 10', '1080P 6'],
  'I2V-01-Director': ['720P 6'],
  'I2V-01-live': ['720P 6'],
  'I2V-01': ['720P 6'],
}

export function isLegal(choice: Choice): boolean {
  const { model, resolution, durationSeconds, fastPretreatment } = choice
  const takes = table[model]?.includes(`${resolution} ${durationSeconds}`) ?? false
  return takes && !(fastPretreatment && model.startsWith('I2V'))
}

/** Everything that could be asked, legal or not: all models × durations × resolutions × flags. */
export const everyChoice: Choice[] = modelNames.flatMap((model) =>
  durationsSeconds.flatMap((durationSeconds) =>
    resolutions.flatMap((resolution) =>
      [true, false].flatMap((promptOptimizer) =>
        [true, false].map((fastPretreatment) => ({
          model,
          durationSeconds,
          resolution,
          promptOptimizer,
          fastPretreatment,
        })),
      ),
    ),
  ),
)

export const keyOf = (choice: Choice) =>
  [
    choice.model,
    choice.resolution,
    choice.durationSeconds,
    choice.promptOptimizer,
    choice.fastPretreatment,
  ].join(' ')

/** The field that stands in the way of what is not legal. */
export function refusedField(choice: Choice): keyof Choice | undefined {
  if (isLegal(choice)) return undefined
  const has = table[choice.model] ?? []
  if (!has.some((each) => each.startsWith(`${choice.resolution} `))) return 'resolution'
  if (!has.includes(`${choice.resolution} ${choice.durationSeconds}`)) return 'durationSeconds'
  return 'fastPretreatment'
}
