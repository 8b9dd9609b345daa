/**
 * A picture on its way to the composer: dropped, pasted or picked on another page. A File cannot ride in
 * an address, so it waits here for the page that opens next. A full page load forgets it.
 */
let carried: File | undefined

export function carryPicture(file: File): void {
  carried = file
}

/** The waiting picture, once. */
export function takeCarriedPicture(): File | undefined {
  const file = carried
  carried = undefined
  return file
}
