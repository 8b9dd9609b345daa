/** A prompt that was used before. */
export type EarlierPrompt = {
  prompt: string
  /** Who used it last. */
  by: string
  at: string
  takes: number
}
