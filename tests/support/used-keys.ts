import type { Source } from './architecture/sources.ts'

/** What a file asks a catalog for: a whole key, or `prefix.` when the rest is decided as it runs. */
export type Asked = { namespace: string; key: string; open: boolean }

/**
 * Every pair of a namespace that the file opens and a text in it that may be a key. Too many rather than too few:
 * which translator a key belongs to is TypeScript's business, which refuses a key that does not exist.
 */
export function askedKeys({ text }: Source): Asked[] {
  const namespaces = [...text.matchAll(/(?:get|use)Translations\(\s*'([\w.]+)'/g)].map(
    ([, name = '']) => name,
  )
  const keys = [...text.matchAll(/'([\w.-]+)'|`([^`]+)`/g)].flatMap(
    ([, plain, template]) => plain ?? template ?? [],
  )
  return namespaces.flatMap((namespace) =>
    keys.map((key) => {
      const [fixed = ''] = key.split('${')
      return { namespace, key: fixed, open: fixed !== key }
    }),
  )
}

/** Whether what was asked for is, or may be, the message at `path`, such as `job.player.play`. */
export function answers(path: string, { namespace, key, open }: Asked): boolean {
  const asked = `${namespace}.${key}`
  return open ? path.startsWith(asked) : path === asked
}
