/** A Content-Disposition for a file name in any script (RFC 6266 with RFC 8187). */
export function disposition(kind: 'inline' | 'attachment', name: string): string {
  const safe = name.toWellFormed().replace(/[\p{Cc}\p{Cf}"\\/:*?<>|]/gu, '_')
  const ascii = safe.replace(/[^\x20-\x7e]|%/gu, '_')
  const header = `${kind}; filename="${ascii}"`
  return ascii === safe ? header : `${header}; filename*=UTF-8''${encoded(safe)}`
}

function encoded(name: string): string {
  return encodeURIComponent(name).replace(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
