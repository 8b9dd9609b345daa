import { carried } from '#components/shell/carried.ts'

/** The video whose settings the composer is being opened with, and the address of what was there before. */
export const carriedVideo = carried<{ file: File; before: string | undefined }>()
