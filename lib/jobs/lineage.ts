/** A take that a chain goes through: the frame that it started from, and where the next frame was taken out of it. */
export type Link = {
  jobId: string
  prompt: string
  frame: { id: string; width: number; height: number }
  /** In milliseconds of its video. */
  nextAtMillis: number
  deleted: boolean
}

/** From this take on the marks of many encodings add up and show. */
export const compoundsFrom = 4
