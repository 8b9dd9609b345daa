/** What is wrong with a file that should be a video. */
export type Mp4Fault =
  | 'no_ftyp'
  | 'no_moov'
  | 'no_mdat'
  | 'truncated'
  | 'odd_boxes'
  | 'no_video_track'
  | 'no_duration'

/** Thrown by inspectMp4: the file is not a whole MP4 with a picture. */
export class Mp4Damaged extends Error {
  readonly reason: Mp4Fault

  constructor(reason: Mp4Fault) {
    super(`not a whole video: ${reason}`)
    this.reason = reason
  }
}

/** A box of ISO 14496-12: where its payload lies, in bytes, `end` exclusive. */
export type Box = { type: string; start: number; end: number }

/** Gives `length` bytes from `start`, fewer at the end of the file. */
export type Read = (start: number, length: number) => Promise<Uint8Array>

const maxBoxes = 256
const longestHead = 16

/** The boxes of a whole file, by their heads alone. */
export async function boxesOfFile(read: Read, sizeBytes: number): Promise<Box[]> {
  const boxes: Box[] = []
  for (let at = 0; at < sizeBytes; at = boxes.at(-1)?.end ?? sizeBytes) {
    if (boxes.length === maxBoxes) throw new Mp4Damaged('odd_boxes')
    const head = await read(at, Math.min(longestHead, sizeBytes - at))
    boxes.push(boxAt(viewOf(head), at, sizeBytes))
  }
  return boxes
}

/** The boxes inside `parent`; `view` holds the file's bytes from `base` on. */
export function childrenOf(view: DataView, parent: Box): Box[] {
  const boxes: Box[] = []
  for (let at = parent.start; at < parent.end; at = boxes.at(-1)?.end ?? parent.end) {
    if (boxes.length === maxBoxes) throw new Mp4Damaged('odd_boxes')
    const head = new DataView(
      view.buffer,
      view.byteOffset + at,
      Math.min(longestHead, parent.end - at),
    )
    boxes.push(boxAt(head, at, parent.end))
  }
  return boxes
}

export function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

/** The box whose head `head` begins with and that lies at `at`; size 1 means a 64-bit size, 0 "to the end". */
function boxAt(head: DataView, at: number, limit: number): Box {
  if (head.byteLength < 8) throw new Mp4Damaged('truncated')
  const short = head.getUint32(0)
  const type = String.fromCharCode(...[4, 5, 6, 7].map((i) => head.getUint8(i)))
  if (short === 1 && head.byteLength < 16) throw new Mp4Damaged('truncated')
  const size = short === 1 ? Number(head.getBigUint64(8)) : short === 0 ? limit - at : short
  const headBytes = short === 1 ? 16 : 8
  if (size < headBytes) throw new Mp4Damaged('odd_boxes')
  if (at + size > limit) throw new Mp4Damaged('truncated')
  return { type, start: at + headBytes, end: at + size }
}
