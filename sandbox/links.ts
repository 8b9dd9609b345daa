import { createHmac, randomBytes } from 'node:crypto'

/** Signed, expiring addresses of files, in the manner of the object store upstream uses. */
export type Links = {
  /** A new address for `path`; each has a signature of its own. */
  mint(origin: string, path: string): string
  check(url: URL): 'good' | 'expired' | 'forged'
  /** Makes the address useless from now on. */
  expire(url: URL): void
}

export function openLinks(linkSeconds: number): Links {
  const secret = randomBytes(32)
  const ended = new Set<string>()

  const sign = (path: string, keyId: string, expires: string) =>
    createHmac('sha256', secret).update(`${path}\n${keyId}\n${expires}`).digest('base64')

  return {
    mint(origin, path) {
      const expires = String(Math.floor(Date.now() / 1000 + linkSeconds))
      const keyId = `STS.${randomBytes(12).toString('hex')}`
      const url = new URL(path, origin)
      url.searchParams.set('Expires', expires)
      url.searchParams.set('OSSAccessKeyId', keyId)
      url.searchParams.set('Signature', sign(path, keyId, expires))
      return url.href
    },
    check({ pathname, searchParams }) {
      const expires = searchParams.get('Expires') ?? ''
      const signature = searchParams.get('Signature') ?? ''
      if (signature !== sign(pathname, searchParams.get('OSSAccessKeyId') ?? '', expires)) {
        return 'forged'
      }
      return ended.has(signature) || Number(expires) * 1000 <= Date.now() ? 'expired' : 'good'
    },
    expire: ({ searchParams }) => {
      ended.add(searchParams.get('Signature') ?? '')
    },
  }
}
