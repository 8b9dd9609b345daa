/**
 * Something on its way to the page that opens next, such as a File: it cannot ride in an address. A full page load
 * forgets it.
 */
export function carried<T>() {
  let waiting: T | undefined
  return {
    carry: (what: T): void => {
      waiting = what
    },
    /** What waits, once. */
    take: (): T | undefined => {
      const what = waiting
      waiting = undefined
      return what
    },
  }
}
