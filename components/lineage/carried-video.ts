/**
 * The video whose settings the composer is being opened with, and the address of what was there before. A File
 * cannot ride in an address, so it waits here for the page that opens next. A full page load forgets it.
 */
export type CarriedVideo = { file: File; before: string | undefined }

let carried: CarriedVideo | undefined

export function carryVideo(video: CarriedVideo): void {
  carried = video
}

/** The waiting video, once. */
export function takeCarriedVideo(): CarriedVideo | undefined {
  const video = carried
  carried = undefined
  return video
}
