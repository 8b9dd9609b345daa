/**
 * What can be asked of the upstream: model × resolution × duration, and what each model honours.
 * One table drives the form, the server's check, the price and the docs. Source: docs/upstream.md, models.
 */

export const promptLimitCharacters = 2000

export const resolutions = ['512P', '720P', '768P', '1080P'] as const
export type Resolution = (typeof resolutions)[number]

export const durationsSeconds = [6, 10] as const
export type DurationSeconds = (typeof durationsSeconds)[number]

type ModelFacts = {
  /** Legal durations in seconds for each legal resolution, the default resolution first. */
  resolutions: Partial<Record<Resolution, readonly DurationSeconds[]>>
  defaultResolution: Resolution
  directives: boolean
  fastPretreatment: boolean
  /** MiniMax offers it as its quick one. */
  quick?: boolean
  /** Its name in messages/<locale>/models.json, where its own has dots. */
  word: string
}

const hailuo = { '768P': [6, 10], '1080P': [6] } as const
const first = { '720P': [6] } as const

const models = {
  'MiniMax-Hailuo-2.3': {
    resolutions: hailuo,
    defaultResolution: '768P',
    directives: true,
    fastPretreatment: true,
    word: 'hailuo23',
  },
  'MiniMax-Hailuo-2.3-Fast': {
    resolutions: hailuo,
    defaultResolution: '768P',
    directives: true,
    fastPretreatment: true,
    quick: true,
    word: 'hailuo23Fast',
  },
  'MiniMax-Hailuo-02': {
    resolutions: { '512P': [6, 10], ...hailuo },
    defaultResolution: '768P',
    directives: true,
    fastPretreatment: true,
    word: 'hailuo02',
  },
  'I2V-01-Director': {
    resolutions: first,
    defaultResolution: '720P',
    directives: true,
    fastPretreatment: false,
    word: 'director',
  },
  'I2V-01-live': {
    resolutions: first,
    defaultResolution: '720P',
    directives: false,
    fastPretreatment: false,
    word: 'live',
  },
  'I2V-01': {
    resolutions: first,
    defaultResolution: '720P',
    directives: false,
    fastPretreatment: false,
    word: 'first',
  },
} as const satisfies Record<string, ModelFacts>

export type Model = keyof typeof models
export const modelNames = Object.keys(models) as Model[]
export const defaultModel: Model = 'MiniMax-Hailuo-2.3'

/** What a person can set beside frame and prompt. */
export type Choice = {
  model: Model
  durationSeconds: DurationSeconds
  resolution: Resolution
  promptOptimizer: boolean
  fastPretreatment: boolean
}

export const defaultChoice: Choice = {
  model: defaultModel,
  durationSeconds: 6,
  resolution: models[defaultModel].defaultResolution,
  promptOptimizer: true,
  fastPretreatment: false,
}

/** What a model's word can be. */
export type ModelWord = (typeof models)[Model]['word']

export function wordOf(model: Model): ModelWord {
  return models[model].word
}

export function isModel(name: string): name is Model {
  return Object.hasOwn(models, name)
}

export function facts(model: Model): ModelFacts {
  return models[model]
}

export function legalResolutions(model: Model): Resolution[] {
  return resolutions.filter((resolution) => facts(model).resolutions[resolution] !== undefined)
}

export function legalDurations(model: Model, resolution: Resolution): readonly DurationSeconds[] {
  return facts(model).resolutions[resolution] ?? []
}

/** The legal choice nearest to `choice`, keeping model first, then duration, then resolution, and the names of what changed. */
export function nearest(choice: Choice): { choice: Choice; changed: (keyof Choice)[] } {
  const { model } = choice
  const legal = legalResolutions(model)
  const resolution =
    legal.includes(choice.resolution) &&
    legalDurations(model, choice.resolution).includes(choice.durationSeconds)
      ? choice.resolution
      : nearestResolution(model, choice)
  const durations = legalDurations(model, resolution)
  const durationSeconds = durations.includes(choice.durationSeconds)
    ? choice.durationSeconds
    : (durations[0] ?? 6)
  const fastPretreatment = choice.fastPretreatment && facts(model).fastPretreatment
  const result: Choice = {
    model,
    durationSeconds,
    resolution,
    promptOptimizer: choice.promptOptimizer,
    fastPretreatment,
  }
  const changed = (Object.keys(result) as (keyof Choice)[]).filter(
    (key) => result[key] !== choice[key],
  )
  return { choice: result, changed }
}

/** The legal resolution closest in lines; among equals one that keeps the duration, then the larger. */
function nearestResolution(model: Model, { resolution, durationSeconds }: Choice): Resolution {
  const lines = (name: Resolution) => Number.parseInt(name, 10)
  const keepsDuration = (name: Resolution) => legalDurations(model, name).includes(durationSeconds)
  const [best] = legalResolutions(model).sort(
    (a, b) =>
      Number(keepsDuration(b)) - Number(keepsDuration(a)) ||
      Math.abs(lines(a) - lines(resolution)) - Math.abs(lines(b) - lines(resolution)) ||
      lines(b) - lines(a),
  )
  return best ?? facts(model).defaultResolution
}
