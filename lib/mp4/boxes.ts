/** Gives `length` bytes from `start`, fewer at the end of the file. */
export type Read = (start: number, length: number) => Promise<Uint8Array>

/** A box at the top of a file (ISO 14496-12): where it lies, in bytes, `end` exclusive. */
export type Box = {
  type: string
  start: number
  /** Where its content starts, behind size and type. */
  contentStart: number
  end: number
  /** Its size is written as 0: it goes to the end of the file, whatever that is. */
  isOpen: boolean
}

const mostBoxes = 1024

/** The boxes at the top of a file, by their heads alone; undefined when they do not add up. */
export async function topBoxes(read: Read, sizeBytes: number): Promise<Box[] | undefined> {
  const boxes: Box[] = []
  for (let at = 0; at < sizeBytes; at = boxes.at(-1)?.end ?? sizeBytes) {
    const box = boxes.length < mostBoxes ? boxAt(await read(at, 16), at, sizeBytes) : undefined
    if (!box) return undefined
    boxes.push(box)
  }
  return boxes
}

/** Size 1 means a 64-bit size behind the type. */
function boxAt(head: Uint8Array, start: number, sizeBytes: number): Box | undefined {
  if (head.byteLength < 8) return undefined
  const view = new DataView(head.buffer, head.byteOffset, head.byteLength)
  const short = view.getUint32(0)
  if (short === 1 && head.byteLength < 16) return undefined
  const isOpen = short === 0
  const size = short === 1 ? Number(view.getBigUint64(8)) : isOpen ? sizeBytes - start : short
  const headBytes = short === 1 ? 16 : 8
  const end = start + size
  if (size < headBytes || end > sizeBytes) return undefined
  const type = String.fromCharCode(...head.subarray(4, 8))
  return { type, start, contentStart: start + headBytes, end, isOpen }
}
