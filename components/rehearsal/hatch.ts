/** How what a move invents is drawn: quiet stripes, told from every picture by their shape. sRGB, 0 to 255. */
export const hatch = {
  ground: [27, 28, 31],
  line: [92, 95, 102],
  /** Half a line's width, as a share of a stripe. */
  lineShare: 0.11,
} as const

/** The distance of the stripes along a row, in pixels of a view so wide. */
export function stripePixels(viewWidth: number): number {
  return Math.max(7, Math.round(viewWidth / 56))
}
