import { join } from 'node:path'

const part = /^[A-Za-z0-9_-][A-Za-z0-9._-]*$/
const longestKey = 200

/** The file that `key` names in the folder `root`. Throws on a key that could leave it: only our own code makes keys. */
export function pathOf(root: string, key: string): string {
  if (!isKey(key)) throw new TypeError(`not a storage key: ${JSON.stringify(key.slice(0, 80))}`)
  return join(root, ...key.split('/'))
}

/** Names between slashes; none is empty or starts with a dot, which keeps `..` and our own hidden folders out. */
function isKey(key: string): boolean {
  return key.length <= longestKey && key.split('/').every((name) => part.test(name))
}
