import type { Kind } from '#lib/frames/sniff.ts'

/** All that frames keep in storage lies under this. */
export const framesPrefix = 'frames/'

export const mimes = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
} as const satisfies Record<Kind, string>

const extensions = {
  jpeg: 'jpg',
  png: 'png',
  webp: 'webp',
} as const satisfies Record<Kind, string>

/** By content: the same picture again lands on itself. */
export function storageKeyOf({ workspaceId, sha256 }: Owner, kind: Kind): string {
  return `${framesPrefix}${workspaceId}/${sha256}.${extensions[kind]}`
}

/** The small copy of a frame lies beside it. */
export function smallKeyOf(storageKey: string): string {
  return storageKey.replace(/\.[a-z]+$/, '-small.webp')
}

export type Owner = { workspaceId: string; sha256: string }

/** The frame that a file in storage is of; whether it exists, only the rows know. */
export function ownerOf(key: string): Owner | undefined {
  const [, workspaceId, sha256] = /^frames\/([0-9a-f-]{36})\/([0-9a-f]{64})[-.]/.exec(key) ?? []
  return workspaceId && sha256 ? { workspaceId, sha256 } : undefined
}
