/**
 * The one value of this name in the process, made when it is first asked for. What a module keeps by itself is
 * not that: the server loads a module once for each kind of entry (instrumentation, pages, routes), and again
 * whenever the development server builds it anew.
 */
export function processWide<T>(name: string, make: () => T): T {
  shared.firstframe ??= new Map()
  if (!shared.firstframe.has(name)) shared.firstframe.set(name, make())
  return shared.firstframe.get(name) as T
}

const shared = globalThis as typeof globalThis & { firstframe?: Map<string, unknown> }
