/** What each image-to-video model takes, written from docs/upstream.md for the stand-in alone. */
type Model = {
  /** Durations in seconds for each resolution. */
  offers: Record<string, readonly number[]>
  defaultResolution: string
  directives: boolean
  textToVideo: 'refused_by_name' | 'first_frame_missing'
}

const hailuo = { '768P': [6, 10], '1080P': [6] }
const older = { '720P': [6] }

const models = new Map<string, Model>([
  ['MiniMax-Hailuo-2.3', model(hailuo, '768P', true)],
  ['MiniMax-Hailuo-2.3-Fast', { ...model(hailuo, '768P', true), textToVideo: 'refused_by_name' }],
  ['MiniMax-Hailuo-02', model({ '512P': [6, 10], ...hailuo }, '768P', true)],
  ['I2V-01-Director', model(older, '720P', true)],
  ['I2V-01-live', model(older, '720P', false)],
  ['I2V-01', model(older, '720P', false)],
])

function model(offers: Model['offers'], defaultResolution: string, directives: boolean): Model {
  return { offers, defaultResolution, directives, textToVideo: 'first_frame_missing' }
}

/** The model of exactly this name. */
export function findModel(name: string): Model | undefined {
  return models.get(name)
}
