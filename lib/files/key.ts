import { join } from 'node:path'

const part = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/
const longestKey = 200

/** The file that `key` names in the folder `root`. */
export function pathOf(root: string, key: string): string {
  return join(root, ...checkedKey(key).split('/'))
}

/** `key` itself. Throws on one that could leave its folder or prefix: only our own code makes keys. */
export function checkedKey(key: string): string {
  if (!isKey(key)) throw new TypeError(`not a storage key: ${JSON.stringify(key.slice(0, 80))}`)
  return key
}

/** Names between slashes; none is empty or starts with a dot, which keeps `..` and our own hidden names out. */
export function isKey(key: string): boolean {
  return key.length <= longestKey && key.split('/').every((name) => part.test(name))
}
