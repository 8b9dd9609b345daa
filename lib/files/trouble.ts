import { StorageUnavailable } from '#lib/files/files.ts'

const noRoom = new Set(['ENOSPC', 'EDQUOT'])

/** Awaits a call to the file system; what the system refuses becomes StorageUnavailable. */
export async function guarded<T>(call: Promise<T>): Promise<T> {
  try {
    return await call
  } catch (error) {
    const code = codeOf(error)
    if (code === undefined) throw error
    throw new StorageUnavailable(`the file system answered ${code}`, {
      full: noRoom.has(code),
      cause: error,
    })
  }
}

/** Awaits a call about one file; undefined when the file is not there. */
export async function unlessAbsent<T>(call: Promise<T>): Promise<T | undefined> {
  try {
    return await call
  } catch (error) {
    const code = codeOf(error)
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined
    throw error
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string'
    ? error.code
    : undefined
}
