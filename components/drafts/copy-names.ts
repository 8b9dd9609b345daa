import { namesWith } from '#components/browser/store.ts'

/** The beginning of the name of every copy of one member in one workspace (local-copy.ts). */
export function copyPrefix(owner: string, workspace: string): string {
  return `firstframe.draft/${owner}/${workspace}/`
}

/** The names of the copies on this device, of every tab. */
export function copyNames(prefix: string): string[] {
  return namesWith('device', prefix)
}
