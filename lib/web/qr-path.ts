import 'server-only'
import { encode } from 'uqr'

/** A QR code as one path of dark squares in a box of `size` units, with the quiet border it needs. */
export type Qr = { size: number; path: string }

export function qrPath(text: string): Qr {
  const { size, data } = encode(text, { ecc: 'M', border: 3 })
  const squares = data.flatMap((row, y) =>
    row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : [])),
  )
  return { size, path: squares.join('') }
}
