/**
 * The newest revision that this tab has seen of each draft. A page that comes back from the router's own memory, and
 * one that was read just before the page before it stored its last, open with an older one, and look again.
 */
export function knownRevision(prefix: string): number {
  try {
    return Number(sessionStorage.getItem(nameOf(prefix)) ?? 0)
  } catch {
    return 0 // storage is closed to us
  }
}

export function learnRevision(prefix: string, revision: number): void {
  try {
    sessionStorage.setItem(nameOf(prefix), String(revision))
  } catch {
    // see knownRevision
  }
}

const nameOf = (prefix: string) => `${prefix}revision`
