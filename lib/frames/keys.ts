import { randomUUID } from 'node:crypto'
import type { Kind } from '#lib/frames/sniff.ts'

/** All that frames keep in storage lies under this. */
export const framesPrefix = 'frames/'

export const mimes = {
  jpeg: 'image/jpeg',
  png: 'image/png',
  webp: 'image/webp',
} as const satisfies Record<Kind, string>

export const extensions = {
  jpeg: 'jpg',
  png: 'png',
  webp: 'webp',
} as const satisfies Record<Kind, string>

export function newStorageKey(workspaceId: string, kind: Kind): string {
  return `${framesPrefix}${workspaceId}/${randomUUID()}.${extensions[kind]}`
}

/** The small copy of a frame lies beside it. */
export function smallKeyOf(storageKey: string): string {
  return `${stemOf(storageKey)}-small.webp`
}

/** The frames that a file in storage may belong to: which of them exists, only the rows know. */
export function ownersOf(key: string): string[] {
  return Object.values(extensions).map((extension) => `${stemOf(key)}.${extension}`)
}

function stemOf(key: string): string {
  return key.replace(/(-small)?\.[a-z]+$/, '')
}
