/** The part of gifenc 1.0.3 that is used; it ships no types of its own. */
declare module 'gifenc' {
  type Palette = number[][]
  type Writer = {
    writeFrame(
      pixels: Uint8Array,
      width: number,
      height: number,
      options: { palette: Palette /** Milliseconds. */; delay: number },
    ): void
    finish(): void
    bytesView(): Uint8Array<ArrayBuffer>
  }
  export function GIFEncoder(): Writer
  /** `rgba`: as ImageData has it. */
  export function quantize(rgba: Uint8ClampedArray, mostColours: number): Palette
  export function applyPalette(rgba: Uint8ClampedArray, palette: Palette): Uint8Array
}
