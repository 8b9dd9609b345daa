import { choose } from '#components/compose/choose.ts'
import {
  type Choice,
  type DurationSeconds,
  durationsSeconds,
  legalDurations,
  legalResolutions,
  type Model,
  modelNames,
  type Resolution,
} from '#lib/jobs/catalog.ts'

/** A value that can be pressed, the settings it leads to, and what else moves with it. */
export type Offer<Value> = { value: Value; leads: Choice; moves: (keyof Choice)[] }

export function modelOffers(choice: Choice): Offer<Model>[] {
  return modelNames.map((model) => ({ value: model, ...led(choice, { model }) }))
}

/** What the model has, whether with this duration or with another. */
export function resolutionOffers(choice: Choice): Offer<Resolution>[] {
  return legalResolutions(choice.model).map((resolution) => ({
    value: resolution,
    ...led(choice, { resolution }),
  }))
}

/** What the model has, whether in this resolution or in another. */
export function durationOffers(choice: Choice): Offer<DurationSeconds>[] {
  const has = (seconds: DurationSeconds) =>
    legalResolutions(choice.model).some((resolution) =>
      legalDurations(choice.model, resolution).includes(seconds),
    )
  return durationsSeconds
    .filter(has)
    .map((seconds) => ({ value: seconds, ...led(choice, { durationSeconds: seconds }) }))
}

function led(choice: Choice, change: Partial<Choice>) {
  const { choice: leads, changed: moves } = choose(choice, change)
  return { leads, moves }
}
