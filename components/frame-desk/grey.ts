/** A picture as brightness alone, 0 to 255, row by row. */
export type Grey = { width: number; height: number; light: Float32Array }

export function greyOf({ width, height, data }: ImageData): Grey {
  const light = new Float32Array(width * height)
  for (let at = 0; at < light.length; at += 1) {
    const from = at * 4
    light[at] =
      0.299 * (data[from] ?? 0) + 0.587 * (data[from + 1] ?? 0) + 0.114 * (data[from + 2] ?? 0)
  }
  return { width, height, light }
}
