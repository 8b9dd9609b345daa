import { legalDurations, legalResolutions, modelNames } from '#lib/jobs/catalog.ts'

/** Everything that can have a price: all that can be asked for, in the order of the form. */
export const pricedSettings = modelNames.flatMap((model) =>
  legalResolutions(model).flatMap((resolution) =>
    legalDurations(model, resolution).map((durationSeconds) => ({
      model,
      resolution,
      durationSeconds,
    })),
  ),
)

/** A name for one of them, unique among them. */
export function settingsKey(settings: (typeof pricedSettings)[number]): string {
  const { model, resolution, durationSeconds } = settings
  return `${model} ${resolution} ${durationSeconds}`
}
