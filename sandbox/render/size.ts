export const framesPerSecond = 24

export type Size = { width: number; height: number }

/**
 * The size of a video in pixels, both even: the short side is the P number, the shape is the
 * first frame's as displayed (EXIF orientation applied). 16:9 gives the upstream's 1366×768.
 */
export function videoSize(imageWidth: number, imageHeight: number, resolution: string): Size {
  const short = Number.parseInt(resolution, 10)
  const long = (short * Math.max(imageWidth, imageHeight)) / Math.min(imageWidth, imageHeight)
  const [width, height] = imageWidth < imageHeight ? [short, long] : [long, short]
  return { width: toEven(width), height: toEven(height) }
}

function toEven(length: number): number {
  return 2 * Math.round(length / 2)
}

/** Upstream's files are three frames short of what was asked: 141 for 6 s, 237 for 10 s. */
export function frameCount(durationSeconds: number): number {
  return Math.max(1, Math.round(durationSeconds * framesPerSecond) - 3)
}
