import {
  type Choice,
  defaultChoice,
  durationsSeconds,
  isModel,
  nearest,
  resolutions,
} from '#lib/jobs/catalog.ts'

/** The settings by name, in the order in which they are told. */
export const settingNames = [
  'model',
  'durationSeconds',
  'resolution',
  'promptOptimizer',
  'fastPretreatment',
] as const satisfies (keyof Choice)[]

/** A setting that could not stay as it was written. */
export type Mended = { field: keyof Choice; from: string; to: string }

type Written = Readonly<Record<keyof Choice, unknown>>

/** The nearest legal settings to what somebody wrote, perhaps for another version, and what had to give way. */
export function mend(written: Written): { choice: Choice; mended: Mended[] } {
  const { model, promptOptimizer, fastPretreatment } = written
  const { choice } = nearest({
    model: typeof model === 'string' && isModel(model) ? model : defaultChoice.model,
    durationSeconds:
      closest(durationsSeconds, written.durationSeconds) ?? defaultChoice.durationSeconds,
    resolution: closest(resolutions, written.resolution) ?? defaultChoice.resolution,
    promptOptimizer:
      typeof promptOptimizer === 'boolean' ? promptOptimizer : defaultChoice.promptOptimizer,
    fastPretreatment: fastPretreatment === true,
  })
  const mended = settingNames
    .filter((field) => choice[field] !== written[field])
    .map((field) => ({ field, from: shown(written[field]), to: shown(choice[field]) }))
  return { choice, mended }
}

/** By the number that it begins with: `1440P` is closest to `1080P`. */
function closest<T extends number | string>(legal: readonly T[], written: unknown): T | undefined {
  if (typeof written !== 'string' && typeof written !== 'number') return undefined
  const wanted = Number.parseInt(String(written), 10)
  if (Number.isNaN(wanted)) return undefined
  const away = (each: T) => Math.abs(Number.parseInt(String(each), 10) - wanted)
  return [...legal].sort((a, b) => away(a) - away(b))[0]
}

const longest = 40

function shown(value: unknown): string {
  return ['string', 'number', 'boolean'].includes(typeof value)
    ? String(value).slice(0, longest)
    : ''
}
