/**
 * Where to go after signing in: a path of ours, or the history. Nothing that a browser could read as
 * another host, such as //evil.example, /\evil.example or /.//evil.example.
 */
export function returnPath(next: unknown): string {
  const here = 'http://here.invalid'
  if (typeof next !== 'string' || !next.startsWith('/') || !URL.canParse(next, here)) return '/'
  const url = new URL(next, here)
  if (url.origin !== here || url.pathname.startsWith('//')) return '/'
  // How Next marks what it fetches for itself.
  if (url.searchParams.has('_rsc')) url.searchParams.delete('_rsc')
  const isDoor = /^\/sign-(in|up)(\/|$)/.test(url.pathname)
  return isDoor ? '/' : url.pathname + url.search + url.hash
}

/** The address of a page of ours that leads back to `path`: /sign-in?next=… */
export function withNext(page: `/sign-${'in' | 'up'}${string}`, path: string): string {
  return path === '/' ? page : `${page}?next=${encodeURIComponent(path)}`
}
