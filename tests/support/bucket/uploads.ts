import { existsSync } from 'node:fs'
import { readdir, readFile, rm, stat, utimes } from 'node:fs/promises'
import { join } from 'node:path'

/** Uploads in parts that have not ended, where s3rver keeps them. */
export class OpenUploads {
  readonly #folder: string

  constructor(bucketFolder: string) {
    this.#folder = join(bucketFolder, '._S3rver_uploads')
  }

  async all(): Promise<{ id: string; key: string; began: Date }[]> {
    const ids = existsSync(this.#folder) ? await readdir(this.#folder) : []
    return Promise.all(
      ids.sort().map(async (id) => {
        const path = join(this.#folder, id, 'key')
        return { id, key: await readFile(path, 'utf8'), began: (await stat(path)).mtime }
      }),
    )
  }

  /** False when there is none of this id. */
  async abort(id: string): Promise<boolean> {
    const there = existsSync(join(this.#folder, id))
    await rm(join(this.#folder, id), { recursive: true, force: true })
    return there
  }

  /** Lets it have begun `minutes` ago. */
  async age(id: string, minutes: number): Promise<void> {
    const then = new Date(Date.now() - minutes * 60_000)
    await utimes(join(this.#folder, id, 'key'), then, then)
  }
}
