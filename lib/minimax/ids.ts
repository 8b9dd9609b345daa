/** An id that may be stored and sent back: the upstream's own are up to 18 digits. `0` is a number that was never set. */
export function isId(text: string): boolean {
  return /^[A-Za-z0-9_-]{1,64}$/.test(text) && !isUnset(text)
}

/** How an answer says "no id". */
export function isUnset(id: string | null | undefined): boolean {
  return id === undefined || id === null || id === '' || id === '0'
}
