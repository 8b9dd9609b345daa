import { jpegLayout } from '#lib/frames/jpeg-layout.ts'
import type { Broken, Layout } from '#lib/frames/parts.ts'
import { pngLayout } from '#lib/frames/png-layout.ts'
import type { Kind } from '#lib/frames/sniff.ts'
import { webpLayout } from '#lib/frames/webp-layout.ts'
import type { Window } from '#lib/frames/window.ts'

const walks = {
  jpeg: jpegLayout,
  png: pngLayout,
  webp: webpLayout,
} as const satisfies Record<Kind, (file: Window) => Promise<Layout | Broken>>

/** Walks through the file of a picture without decoding it. */
export function layoutOf(kind: Kind, file: Window): Promise<Layout | Broken> {
  return walks[kind](file)
}
