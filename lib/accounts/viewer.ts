import 'server-only'

declare const minted: unique symbol

/**
 * Who is asking, in which workspace, with which role: proof of a live session. Minted only here;
 * every query takes it first, so a row of another workspace cannot even be asked for.
 */
export type Viewer = {
  readonly [minted]: true
  readonly userId: string
  readonly sessionId: string
  readonly workspaceId: string
  readonly role: 'owner' | 'admin' | 'member' | 'viewer'
  readonly name: string
  readonly email: string
  readonly locale: string | null
  readonly theme: 'light' | 'dark' | 'system'
}
