/** Lengths in pixels of the picture as seen. */
export type Size = { width: number; height: number }
export type Box = Size & { x: number; y: number }

export const ratioNames = ['16:9', '4:3', '1:1', '3:4', '9:16'] as const
export type RatioName = (typeof ratioNames)[number]

/** Quarter turns to the right. */
export type Turns = 0 | 1 | 2 | 3

/** What is to be done to a picture; the rest (another type, fewer pixels, fewer bytes) follows from the limits. */
export type Plan = {
  turns: Turns
  /** In the picture as it is turned; without it, the whole. */
  crop?: Box & { ratio?: RatioName | undefined }
}

/** What was done to a picture, in the order in which it is told. */
export type Change =
  | { kind: 'still' }
  | { kind: 'bare' }
  | { kind: 'turned'; degrees: 90 | 180 | 270 }
  | { kind: 'cropped'; ratio?: RatioName | undefined; from: Size; to: Size }
  | { kind: 'scaled'; from: Size; to: Size }
  | { kind: 'flattened' }
  | { kind: 'converted'; from: string; to: DrawnType }
  | { kind: 'encoded'; to: DrawnType; fromBytes: number; toBytes: number }

export type DrawnType = 'JPEG' | 'PNG'

/** A file made here, of which it was made, and how it came about. */
export type Edit = { original: File; made: File; changes: Change[] }

export function turned({ width, height }: Size, turns: Turns): Size {
  return turns % 2 === 1 ? { width: height, height: width } : { width, height }
}
