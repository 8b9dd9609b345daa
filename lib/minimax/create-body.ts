import type { CreateRequest } from '#lib/minimax/wire.ts'

const nothing = Buffer.alloc(0)

/** The JSON of a create call (docs/upstream.md, 3), made while it is sent. */
export type CreateBody = { sizeBytes: number; chunks: AsyncGenerator<Buffer, void, undefined> }

/**
 * The image is encoded piece by piece, so that 20 MB never lie in memory, and comes last, so that a
 * body that was cut short is never a complete document.
 */
export function createBody(request: CreateRequest): CreateBody {
  const { mime, sizeBytes } = request.firstFrame
  const fields = JSON.stringify({
    model: request.model,
    prompt: request.prompt || undefined,
    duration: request.durationSeconds,
    resolution: request.resolution,
    prompt_optimizer: request.promptOptimizer,
    fast_pretreatment: request.fastPretreatment,
    callback_url: request.callbackUrl,
    first_frame_image: `data:${mime};base64,`,
  })
  const [before, after] = [Buffer.from(fields.slice(0, -2)), Buffer.from(fields.slice(-2))]
  return {
    sizeBytes: before.byteLength + Math.ceil(sizeBytes / 3) * 4 + after.byteLength,
    chunks: around(before, base64(request.firstFrame), after),
  }
}

/** The head goes out with the first piece of the image: nothing is sent of a frame that cannot be read. */
async function* around(before: Buffer, image: AsyncIterable<Buffer>, after: Buffer) {
  let head = before
  for await (const chunk of image) {
    yield joined(head, chunk)
    head = nothing
  }
  yield joined(head, after)
}

async function* base64({ sizeBytes, open }: CreateRequest['firstFrame']) {
  let read = 0
  let rest = nothing
  for await (const chunk of open()) {
    read += chunk.byteLength
    if (read > sizeBytes) throw new Error('the frame is longer than its record says')
    const bytes = joined(rest, chunk)
    const whole = bytes.byteLength - (bytes.byteLength % 3)
    rest = Buffer.from(bytes.subarray(whole))
    if (whole > 0) yield Buffer.from(bytes.toString('base64', 0, whole), 'latin1')
  }
  if (read < sizeBytes) throw new Error('the frame is shorter than its record says')
  if (rest.byteLength > 0) yield Buffer.from(rest.toString('base64'), 'latin1')
}

/** Copies only when there are two: a frame of 20 MB passes here in pieces. */
function joined(before: Buffer, piece: Uint8Array): Buffer {
  if (before.byteLength > 0) return Buffer.concat([before, piece])
  return Buffer.from(piece.buffer, piece.byteOffset, piece.byteLength)
}
