import { readFile } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Core } from '@ffmpeg/core'

/** A fresh FFmpeg. It blocks the thread that it runs on, and ends with it. */
export async function openCore(): Promise<Core> {
  // It was built for a browser's worker and asks for its address; the program itself it is given.
  Object.assign(globalThis, { self: { location: { href: '' } } })
  const { default: open } = await import('@ffmpeg/core')
  const program = fileURLToPath(import.meta.resolve('@ffmpeg/core/wasm'))
  return open({ wasmBinary: await readFile(program) })
}
