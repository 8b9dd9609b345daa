import type { CreateRequest } from '#lib/minimax/wire.ts'

/** The JSON of a create call (docs/upstream.md, 3), made while it is sent. `sizeBytes` of it in UTF-8. */
export type CreateBody = { sizeBytes: number; chunks: AsyncGenerator<string, void, undefined> }

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
  return {
    sizeBytes: Buffer.byteLength(fields) + Math.ceil(sizeBytes / 3) * 4,
    chunks: around(fields.slice(0, -2), base64(request.firstFrame), fields.slice(-2)),
  }
}

/** The head goes out with the first piece of the image: nothing is sent of a frame that cannot be read. */
async function* around(before: string, image: AsyncIterable<string>, after: string) {
  let head = before
  for await (const piece of image) {
    yield head + piece
    head = ''
  }
  yield head + after
}

/** Divides by three, and short enough that V8 makes and forgets its text cheaply: a third of the time of longer ones. */
const pieceBytes = 48 * 1024

async function* base64({ sizeBytes, open }: CreateRequest['firstFrame']) {
  let read = 0
  let rest = Buffer.alloc(0)
  for await (const chunk of open()) {
    read += chunk.byteLength
    if (read > sizeBytes) throw new Error('the frame is longer than its record says')
    const bytes = rest.byteLength > 0 ? Buffer.concat([rest, chunk]) : viewOf(chunk)
    const whole = bytes.byteLength - (bytes.byteLength % 3)
    for (let at = 0; at < whole; at += pieceBytes)
      yield bytes.toString('base64', at, Math.min(at + pieceBytes, whole))
    rest = Buffer.from(bytes.subarray(whole))
  }
  if (read < sizeBytes) throw new Error('the frame is shorter than its record says')
  if (rest.byteLength > 0) yield rest.toString('base64')
}

function viewOf({ buffer, byteOffset, byteLength }: Uint8Array): Buffer {
  return Buffer.from(buffer, byteOffset, byteLength)
}
