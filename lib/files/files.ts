import 'server-only'

/**
 * Where bytes live: frames, videos, posters. A key is a relative path of our own making
 * (`frames/<workspace>/<id>.jpg`), never a name that a user typed.
 */
export type Files = {
  /** Stores a stream under `key`: nothing is visible until all of it is durable. Throws FileTooLarge, StorageUnavailable, or what `source` throws. */
  put(
    key: string,
    source: AsyncIterable<Uint8Array>,
    limits: { maxBytes: number; signal?: AbortSignal },
  ): Promise<StoredFile>
  /** The bytes of `key`, whole or from `range.start` to `range.end` (inclusive); undefined when it is not there. */
  open(key: string, range?: { start: number; end: number }): Promise<OpenFile | undefined>
  stat(key: string): Promise<{ sizeBytes: number } | undefined>
  remove(key: string): Promise<void>
  /** Keys under `prefix`, in order, with their age: for the sweep of orphans. */
  list(prefix: string): AsyncIterable<{ key: string; modifiedAt: Date }>
  /** Removes what killed processes left half-written, once nobody can be writing it still. Returns how many. */
  removeUnfinished(): Promise<number>
  /** Throws StorageUnavailable when a write would fail now. */
  check(): Promise<void>
}

export type StoredFile = { sizeBytes: number; sha256: string }
/** `sizeBytes` is the size of the whole file, also when a range of it was asked for. */
type OpenFile = { stream: ReadableStream<Uint8Array>; sizeBytes: number }

/** The stream was longer than `maxBytes`; nothing was stored. */
export class FileTooLarge extends Error {}

/** No space (`full`), no permission, no server: nothing was stored, and a later try may work. */
export class StorageUnavailable extends Error {
  readonly full: boolean

  constructor(message: string, details: { full: boolean; cause?: unknown }) {
    super(message, { cause: details.cause })
    this.full = details.full
  }
}
