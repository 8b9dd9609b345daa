import { type Box, childrenOf, Mp4Damaged } from '#lib/minimax/mp4-boxes.ts'

/** Numbers out of a `moov` that lies in memory; every read is checked against its box. */
export class Movie {
  private readonly view: DataView
  private readonly moov: Box[]

  constructor(view: DataView) {
    this.view = view
    this.moov = childrenOf(view, { type: 'moov', start: 0, end: view.byteLength })
  }

  /** The track whose handler is `vide`, as its boxes. */
  videoTrack(): Box[] {
    const track = this.tracks().find((boxes) => this.handlerOf(boxes) === 0x76_69_64_65)
    if (!track) throw new Mp4Damaged('no_video_track')
    return track
  }

  tracks(): Box[][] {
    return this.moov.filter(({ type }) => type === 'trak').map((box) => childrenOf(this.view, box))
  }

  /** Width and height in whole pixels, from the 16.16 numbers of `tkhd`. */
  sizeOf(track: Box[]): { width: number; height: number } {
    const tkhd = one(track, 'tkhd')
    const at = this.uint8(tkhd, 0) === 1 ? 88 : 76
    const width = Math.round(this.uint32(tkhd, at) / 65_536)
    const height = Math.round(this.uint32(tkhd, at + 4) / 65_536)
    if (width === 0 || height === 0) throw new Mp4Damaged('no_video_track')
    return { width, height }
  }

  /** The length by `mvhd`, or by the track's `tkhd` where that one does not say. */
  millisOf(track: Box[]): number {
    const mvhd = one(this.moov, 'mvhd')
    const long = this.uint8(mvhd, 0) === 1
    const timescale = this.uint32(mvhd, long ? 20 : 12)
    const tkhd = one(track, 'tkhd')
    const duration =
      this.duration(mvhd, long ? 24 : 16, long) ||
      this.duration(tkhd, this.uint8(tkhd, 0) === 1 ? 28 : 20, this.uint8(tkhd, 0) === 1)
    if (timescale === 0 || duration === 0) throw new Mp4Damaged('no_duration')
    return Math.round((duration / timescale) * 1000)
  }

  /** Where a track's chunks begin in the file, and how many bytes its samples have together. */
  samplesOf(track: Box[]): { offsets: number[]; bytes: number } {
    const table = this.sampleTable(track)
    const long = table.find(({ type }) => type === 'co64')
    const chunks = long ?? one(table, 'stco')
    const offsets = Array.from({ length: this.count(chunks, 4, long ? 8 : 4) }, (_, i) =>
      long ? this.uint64(chunks, 8 + i * 8) : this.uint32(chunks, 8 + i * 4),
    )
    const stsz = one(table, 'stsz')
    const all = this.uint32(stsz, 4)
    if (all > 0) return { offsets, bytes: all * this.uint32(stsz, 8) }
    let bytes = 0
    for (let i = this.count(stsz, 8, 4); i > 0; i -= 1) bytes += this.uint32(stsz, 8 + i * 4)
    return { offsets, bytes }
  }

  private handlerOf(track: Box[]): number {
    return this.uint32(one(childrenOf(this.view, one(track, 'mdia')), 'hdlr'), 8)
  }

  private sampleTable(track: Box[]): Box[] {
    const media = childrenOf(this.view, one(track, 'mdia'))
    const information = childrenOf(this.view, one(media, 'minf'))
    return childrenOf(this.view, one(information, 'stbl'))
  }

  /** A count at `at` of entries that must fit into the rest of the box. */
  private count(box: Box, at: number, entryBytes: number): number {
    const count = this.uint32(box, at)
    if (at + 4 + count * entryBytes > box.end - box.start) throw new Mp4Damaged('odd_boxes')
    return count
  }

  /** 0 when it is written as unknown: all bits set. */
  private duration(box: Box, at: number, long: boolean): number {
    const value = long ? this.uint64(box, at) : this.uint32(box, at)
    return value >= (long ? 2 ** 63 : 0xffff_ffff) ? 0 : value
  }

  private uint8(box: Box, at: number): number {
    return this.view.getUint8(this.inside(box, at, 1))
  }

  private uint32(box: Box, at: number): number {
    return this.view.getUint32(this.inside(box, at, 4))
  }

  private uint64(box: Box, at: number): number {
    return Number(this.view.getBigUint64(this.inside(box, at, 8)))
  }

  private inside(box: Box, at: number, length: number): number {
    if (box.start + at + length > box.end) throw new Mp4Damaged('odd_boxes')
    return box.start + at
  }
}

function one(boxes: Box[], type: string): Box {
  const box = boxes.find((candidate) => candidate.type === type)
  if (!box) throw new Mp4Damaged('odd_boxes')
  return box
}
