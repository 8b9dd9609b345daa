/**
 * One picture as planar YUV 4:2:0, as H.264 takes it: `y` has width × height bytes, `u` and `v` a
 * quarter of that. All three are views of `bytes`. Both sides are even.
 */
export type Planes = {
  width: number
  height: number
  bytes: Uint8Array
  y: Uint8Array
  u: Uint8Array
  v: Uint8Array
}

export function emptyPlanes(width: number, height: number): Planes {
  const pixels = width * height
  const bytes = new Uint8Array(pixels * 1.5)
  return {
    width,
    height,
    bytes,
    y: bytes.subarray(0, pixels),
    u: bytes.subarray(pixels, pixels * 1.25),
    v: bytes.subarray(pixels * 1.25),
  }
}

/** The shares of red, green and blue in brightness: BT.709 for HD, BT.601 below, as players assume. */
export type Matrix = { red: number; green: number; blue: number }
const bt709: Matrix = { red: 0.2126, green: 0.7152, blue: 0.0722 }
const bt601: Matrix = { red: 0.299, green: 0.587, blue: 0.114 }

export function isHd(videoHeight: number): boolean {
  return videoHeight >= 720
}

export function matrixFor(videoHeight: number): Matrix {
  return isHd(videoHeight) ? bt709 : bt601
}

/** 8-bit RGB to limited-range YUV; each colour sample is the mean of four pixels. */
export function fromRgb(rgb: Uint8Array, width: number, height: number, matrix: Matrix): Planes {
  const planes = emptyPlanes(width, height)
  const { y, u, v } = planes
  const red = Math.round(matrix.red * 219 * 257)
  const green = Math.round(matrix.green * 219 * 257)
  const blue = Math.round(matrix.blue * 219 * 257)
  const perBlue = 224 / 255 / (2 * (1 - matrix.blue)) / 4
  const perRed = 224 / 255 / (2 * (1 - matrix.red)) / 4
  const stride = 3 * width
  for (let row = 0; row < height; row += 2) {
    let from = row * stride
    let to = row * width
    let toColour = (row * width) / 4
    for (let column = 0; column < width; column += 2) {
      let r = 0
      let g = 0
      let b = 0
      for (let corner = 0; corner < 4; corner++) {
        const at = from + (corner & 1) * 3 + (corner >> 1) * stride
        const cornerRed = rgb[at] ?? 0
        const cornerGreen = rgb[at + 1] ?? 0
        const cornerBlue = rgb[at + 2] ?? 0
        y[to + (corner & 1) + (corner >> 1) * width] =
          16 + ((red * cornerRed + green * cornerGreen + blue * cornerBlue + 32768) >> 16)
        r += cornerRed
        g += cornerGreen
        b += cornerBlue
      }
      const brightness = matrix.red * r + matrix.green * g + matrix.blue * b
      u[toColour] = 128.5 + (b - brightness) * perBlue
      v[toColour] = 128.5 + (r - brightness) * perRed
      from += 6
      to += 2
      toColour++
    }
  }
  return planes
}
