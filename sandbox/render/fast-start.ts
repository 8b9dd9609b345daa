type Box = { type: string; start: number; size: number }

/**
 * Moves an MP4's index (`moov`) in front of its data (`mdat`) and drops padding, so that a player
 * can start before the whole file is there. ISO/IEC 14496-12: the chunk offsets in `stco` count from
 * the start of the file, so each grows or shrinks by as much as the data moves. Files under 4 GB only.
 */
export function fastStart(mp4: Uint8Array): Uint8Array {
  const boxes = boxesIn(mp4, 0, mp4.length).filter(({ type }) => type !== 'free')
  const moov = boxes.find(({ type }) => type === 'moov')
  const mdat = boxes.find(({ type }) => type === 'mdat')
  if (!moov || !mdat) throw new Error('an MP4 without moov or mdat')
  const before = boxes.filter((box) => box !== moov && box.start < mdat.start)
  const after = boxes.filter((box) => box !== moov && box.start >= mdat.start)
  const dataStart = [...before, moov].reduce((sum, { size }) => sum + size, 0)
  const index = moveChunks(bytesOf(mp4, moov), dataStart - mdat.start)
  const parts = [...before.map((box) => bytesOf(mp4, box)), index]
  return Buffer.concat([...parts, ...after.map((box) => bytesOf(mp4, box))])
}

function boxesIn(mp4: Uint8Array, start: number, end: number): Box[] {
  const view = new DataView(mp4.buffer, mp4.byteOffset, mp4.byteLength)
  const boxes: Box[] = []
  for (let at = start; at + 8 <= end; ) {
    const size = view.getUint32(at)
    if (size < 8) throw new Error(`an MP4 box of ${size} bytes`)
    boxes.push({ type: String.fromCharCode(...mp4.subarray(at + 4, at + 8)), start: at, size })
    at += size
  }
  return boxes
}

function bytesOf(mp4: Uint8Array, { start, size }: Box): Uint8Array {
  return mp4.subarray(start, start + size)
}

const containers = ['moov', 'trak', 'mdia', 'minf', 'stbl']

/** A copy of a `moov` box with every chunk offset moved by `delta` bytes. */
function moveChunks(moov: Uint8Array, delta: number): Uint8Array {
  const moved = moov.slice()
  const view = new DataView(moved.buffer)
  const visit = (box: Box) => {
    const end = box.start + box.size
    if (containers.includes(box.type)) boxesIn(moved, box.start + 8, end).forEach(visit)
    if (box.type !== 'stco') return
    for (let at = box.start + 16; at < end; at += 4) view.setUint32(at, view.getUint32(at) + delta)
  }
  boxesIn(moved, 0, moved.length).forEach(visit)
  return moved
}
