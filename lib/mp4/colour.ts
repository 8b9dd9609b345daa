import type { Stream } from '#lib/mp4/stream.ts'

/** The names that a stream's tags have, and those that the scaler knows. */
const matrices: Record<string, string> = {
  bt709: 'bt709',
  smpte170m: 'bt601',
  bt470bg: 'bt601',
  fcc: 'fcc',
  smpte240m: 'smpte240m',
  bt2020nc: 'bt2020',
}

/**
 * How brightness and colour become red, green and blue: by the stream's tags. A stream without them is read as
 * players do, BT.709 from 720 lines on and BT.601 below; limited range unless it says full. Exact arithmetic,
 * every pixel with a colour of its own. docs/decisions/0019
 */
export function toRgb({ matrix, range, height }: Pick<Stream, 'matrix' | 'range' | 'height'>) {
  const from = matrices[matrix] ?? (height < 720 ? 'bt601' : 'bt709')
  const levels = range === 'pc' ? 'pc' : 'tv'
  const exact = 'bicubic+accurate_rnd+full_chroma_int+full_chroma_inp+bitexact'
  return `scale=in_color_matrix=${from}:in_range=${levels}:out_range=pc:flags=${exact},format=rgb24`
}
