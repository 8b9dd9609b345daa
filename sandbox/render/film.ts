import { setImmediate as nextTurn } from 'node:timers/promises'
import { moves } from '#lib/camera/parse.ts'
import { type CameraMeshes, cameraMeshes, meshLength } from './camera-meshes.ts'
import type { Encoder, OpenEncoder } from './encoder.ts'
import { sandboxMark, stamp } from './mark.ts'
import { displayedSize, type Picture, readPicture } from './picture.ts'
import { emptyPlanes } from './planes.ts'
import type { RenderInput } from './render.ts'
import { frameCount, framesPerSecond, type Size, videoSize } from './size.ts'
import { warpOf } from './warp.ts'

export type Film = Size & { mp4: Uint8Array; frames: number }

/** Films the first frame with the camera of the prompt, in this thread. */
export async function film(
  { image, prompt, resolution, durationSeconds, directivesHonoured, signal }: RenderInput,
  openEncoder: OpenEncoder,
): Promise<Film> {
  const displayed = await displayedSize(image)
  const size = videoSize(displayed.width, displayed.height, resolution)
  const frames = frameCount(durationSeconds)
  const camera = cameraMeshes(directivesHonoured ? moves(prompt) : [], size.width / size.height, {
    frames,
    framesPerSecond,
    durationSeconds,
  })
  const picture = await readPicture(image, size, camera.reach)
  const encoder = await openEncoder(size)
  try {
    await shoot(picture, camera, encoder, signal)
  } catch (error) {
    await encoder.abandon()
    throw error
  }
  return { mp4: await encoder.finish(), ...size, frames }
}

async function shoot(
  picture: Picture,
  { meshes }: CameraMeshes,
  encoder: Encoder,
  signal: AbortSignal | undefined,
): Promise<void> {
  const view = emptyPlanes(picture.size.width, picture.size.height)
  const warp = warpOf(picture)
  const mark = sandboxMark(view.width)
  let shown: Float32Array | undefined
  for (let at = 0; at < meshes.length; at += meshLength) {
    await nextTurn()
    signal?.throwIfAborted()
    const mesh = meshes.subarray(at, at + meshLength)
    if (!shown?.every((number, index) => number === mesh[index])) {
      warp(mesh, view)
      stamp(view, mark)
    }
    shown = mesh
    await encoder.add(view)
  }
}
