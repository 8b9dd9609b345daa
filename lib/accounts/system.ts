import 'server-only'

declare const minted: unique symbol

/** A machine's scope, named for what it does. Rows of every workspace are open to it. */
export type System = { readonly [minted]: true; readonly name: SystemName }

type SystemName = 'worker' | 'callback' | 'live' | 'health' | 'sign-in' | 'operations'

export function system(name: SystemName): System {
  return { name } as System
}
