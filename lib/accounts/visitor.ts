/** What a door knows of who stands at it, before anybody is signed in. */
export type Visitor = {
  /** The address the request came from, '' when unknown. */
  address: string
  userAgent: string
  /** The value of the device cookie, if it was sent. */
  device: string | undefined
}
