/** The machine or a setting stands in the way. The message is one sentence with what to do. */
export class Unable extends Error {}

const sentences: Record<string, (path: string) => string> = {
  ENOSPC: (path) => `The disk is full at ${path}: free some space and start again.`,
  EDQUOT: (path) => `The disk quota is used up at ${path}: free some space and start again.`,
  EACCES: (path) =>
    `${path} may not be used by this account: give it to the account, or set DATA_DIR to a directory of its own.`,
  EROFS: (path) =>
    `${path} is on a read-only disk: set DATA_DIR to a directory that can be written.`,
}

/** What to tell a person about `error`, or undefined when it is a mistake of ours. */
export function sentenceFor(error: unknown): string | undefined {
  if (error instanceof Unable) return error.message
  if (!(error instanceof Error) || !('code' in error)) return undefined
  const path = 'path' in error ? String(error.path) : 'this place'
  return sentences[String(error.code)]?.(path)
}
