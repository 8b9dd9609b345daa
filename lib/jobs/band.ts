/** How long takes like this one took lately in the workspace, from accepted to stored: half, and nine of ten. */
export type Band = { p50Seconds: number; p90Seconds: number }

type Settings = { model: string; resolution: string; durationSeconds: number }

/** Bands by what makes takes alike. */
export type Bands = Record<string, Band>

export function bandKey({ model, resolution, durationSeconds }: Settings): string {
  return `${model} ${resolution} ${durationSeconds}`
}

/** Where on a bar that ends a quarter after p90 something of `seconds` stands, from 0 to 1. */
export function shareOf(band: Band, seconds: number): number {
  return Math.min(1, Math.max(0, seconds / (band.p90Seconds * 1.25)))
}
