import { carried } from '#components/shell/carried.ts'

/** A picture on its way to the composer: dropped, pasted or picked on another page. */
export const carriedPicture = carried<File>()
