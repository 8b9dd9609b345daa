import type { Files } from '#lib/files/files.ts'

/** Files whose code is loaded when the first of them is asked for. */
export function later(load: () => Promise<Files>): Files {
  return {
    put: async (...wanted) => (await load()).put(...wanted),
    open: async (...wanted) => (await load()).open(...wanted),
    stat: async (key) => (await load()).stat(key),
    remove: async (key) => (await load()).remove(key),
    async *list(prefix) {
      yield* (await load()).list(prefix)
    },
    removeUnfinished: async () => (await load()).removeUnfinished(),
    check: async () => (await load()).check(),
  }
}
