/** The shape of a video to make. `durationSeconds` is what was asked (6 or 10); the file is 3 frames short of it, as upstream's are. */
export type RenderInput = {
  /** JPG, PNG or WebP bytes; EXIF orientation is applied. */
  image: Uint8Array
  prompt: string
  /** `512P`, `720P`, `768P` or `1080P`: the length of the short side. */
  resolution: string
  durationSeconds: number
  /** False for models that read brackets as plain words: the camera then stands still. */
  directivesHonoured: boolean
  signal?: AbortSignal
}

export type Rendered = {
  mp4: Uint8Array
  width: number
  height: number
  frames: number
  millis: number
}

/** Renders an H.264 MP4 in a worker thread, one at a time; rejects with the signal's reason when aborted. */
export async function renderVideo(input: RenderInput): Promise<Rendered> {
  throw new Error(`not built yet: ${input.resolution}`)
}

/** The size of a video in pixels, both even: short side is the P number, the aspect is the first frame's. */
export function videoSize(
  imageWidth: number,
  imageHeight: number,
  resolution: string,
): { width: number; height: number } {
  throw new Error(`not built yet: ${imageWidth}×${imageHeight} ${resolution}`)
}
