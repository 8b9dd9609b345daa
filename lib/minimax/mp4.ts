import { type Box, boxesOfFile, Mp4Damaged, type Read, viewOf } from '#lib/minimax/mp4-boxes.ts'
import { Movie } from '#lib/minimax/mp4-movie.ts'

export { Mp4Damaged } from '#lib/minimax/mp4-boxes.ts'

const maxMoovBytes = 8 * 1024 * 1024

/**
 * Checks that a stored file is a whole MP4 (ISO 14496-12): `ftyp` first, `moov` and every `mdat`
 * complete, every sample inside an `mdat`, a track with a picture and a length. Reads only the heads of
 * the boxes and the `moov`. Throws Mp4Damaged.
 */
export async function inspectMp4(
  read: Read,
  sizeBytes: number,
): Promise<{ width: number; height: number; millis: number }> {
  const boxes = await boxesOfFile(read, sizeBytes)
  if (boxes[0]?.type !== 'ftyp') throw new Mp4Damaged('no_ftyp')
  const moov = boxes.find(({ type }) => type === 'moov')
  if (!moov) throw new Mp4Damaged('no_moov')
  const data = boxes.filter(({ type }) => type === 'mdat')
  if (data.length === 0) throw new Mp4Damaged('no_mdat')
  const movie = new Movie(viewOf(await bytesOf(read, moov)))
  const track = movie.videoTrack()
  checkSamples(movie, data)
  return { ...movie.sizeOf(track), millis: movie.millisOf(track) }
}

async function bytesOf(read: Read, { start, end }: Box): Promise<Uint8Array> {
  if (end - start > maxMoovBytes) throw new Mp4Damaged('odd_boxes')
  const bytes = await read(start, end - start)
  if (bytes.byteLength !== end - start) throw new Mp4Damaged('truncated')
  return bytes
}

/** An `mdat` that reaches "to the end" hides that the end is missing; the sample tables do not. */
function checkSamples(movie: Movie, data: Box[]): void {
  const tables = movie.tracks().map((track) => movie.samplesOf(track))
  const inData = (offset: number) => data.some(({ start, end }) => offset >= start && offset < end)
  if (!tables.every(({ offsets }) => offsets.every(inData))) throw new Mp4Damaged('truncated')
  const room = data.reduce((sum, { start, end }) => sum + end - start, 0)
  const needed = tables.reduce((sum, { bytes }) => sum + bytes, 0)
  if (needed > room) throw new Mp4Damaged('truncated')
}
