import { ffmpegWorks, openFfmpeg } from './encode-ffmpeg.ts'
import { openWasm } from './encode-wasm.ts'
import type { Planes } from './planes.ts'
import type { Size } from './size.ts'

/** Makes one MP4. Ends with `finish` or `abandon`, never both. */
export type Encoder = {
  /** Resolves when `frame` may be drawn over. */
  add(frame: Planes): Promise<void>
  /** The whole file, its index in front so that players start at once. */
  finish(): Promise<Uint8Array>
  /** Frees everything the encoder holds. */
  abandon(): Promise<void>
}

export type OpenEncoder = (size: Size) => Promise<Encoder>

/** The `ffmpeg` on PATH when there is one that makes H.264, else an encoder in WebAssembly. */
export async function openEncoder(size: Size): Promise<Encoder> {
  return (await ffmpegWorks()) ? openFfmpeg(size) : openWasm(size)
}
