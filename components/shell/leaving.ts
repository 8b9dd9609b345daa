/** Nobody waits longer for a page: it did not come. */
const longestMilliseconds = 10_000

let left = { at: Number.NEGATIVE_INFINITY, from: '' }

/** The router is on its way to another page. */
export function leave(): void {
  left = { at: performance.now(), from: location.href }
}

/** Whether another page is on its way. The router gives it up for an address that is written meanwhile. */
export function isLeaving(): boolean {
  return left.from === location.href && performance.now() - left.at < longestMilliseconds
}
