import { read, write } from '#components/browser/store.ts'

/**
 * The newest revision that this tab has seen of each draft. A page that comes back from the router's own memory, and
 * one that was read just before the page before it stored its last, open with an older one, and look again.
 */
export function knownRevision(prefix: string): number {
  return Number(read('tab', nameOf(prefix)) ?? 0)
}

export function learnRevision(prefix: string, revision: number): void {
  write('tab', nameOf(prefix), String(revision))
}

const nameOf = (prefix: string) => `${prefix}revision`
