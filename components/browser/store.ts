/** `device` until somebody clears it, `tab` for as long as the tab lives. */
type Store = 'device' | 'tab'

const storageOf = (store: Store) => (store === 'device' ? localStorage : sessionStorage)

/**
 * What the browser keeps for us. It may keep nothing, because that is switched off or no room is left: then there is
 * nothing to be read, and what was written is as good as forgotten.
 */
export function read(store: Store, name: string): string | undefined {
  return unlessClosed(() => storageOf(store).getItem(name)) ?? undefined
}

/** The value that was written as JSON; undefined also when what lies there is none. Its shape is the caller's to check. */
export function readJson(store: Store, name: string): unknown {
  const text = read(store, name)
  if (text === undefined) return undefined
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

export function write(store: Store, name: string, text: string): void {
  unlessClosed(() => storageOf(store).setItem(name, text))
}

export function writeJson(store: Store, name: string, value: unknown): void {
  write(store, name, JSON.stringify(value))
}

export function drop(store: Store, name: string): void {
  unlessClosed(() => storageOf(store).removeItem(name))
}

/** Everything kept under a name that begins so. */
export function namesWith(store: Store, prefix: string): string[] {
  const names = unlessClosed(() => Object.keys(storageOf(store))) ?? []
  return names.filter((name) => name.startsWith(prefix))
}

function unlessClosed<T>(work: () => T): T | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}
