import { parentPort } from 'node:worker_threads'
import { openCore } from '#lib/mp4/core.ts'
import { pictureIn, type RawPicture } from '#lib/mp4/decode.ts'

export type Order = { mp4: Uint8Array<ArrayBuffer>; atSeconds: number }
export type Answer = { picture: RawPicture } | { failure: string }

/** The last thing that the decoder said, for the log. */
let said = ''

parentPort?.once('message', async ({ mp4, atSeconds }: Order) => {
  const answer = await openCore()
    .then((core) => {
      core.setLogger(({ message }) => {
        said = message
      })
      return { picture: pictureIn(core, mp4, atSeconds) }
    })
    .catch((error: unknown) => ({
      failure: `${error instanceof Error ? error.message : error} (${said})`,
    }))
  parentPort?.postMessage(answer satisfies Answer)
})
