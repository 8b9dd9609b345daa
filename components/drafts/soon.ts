/** Runs `work` once it has been quiet for a while, or after `most` milliseconds since it was first wanted. */
export function soon({ quiet, most }: { quiet: number; most: number }, work: () => void) {
  let timer: ReturnType<typeof setTimeout> | undefined
  let since: number | undefined

  const stop = () => {
    clearTimeout(timer)
    timer = undefined
    since = undefined
  }
  const now = () => {
    stop()
    work()
  }
  const begin = () => {
    since ??= Date.now()
    clearTimeout(timer)
    timer = setTimeout(now, Math.max(0, Math.min(quiet, since + most - Date.now())))
  }
  /** Not before so many milliseconds, unless it is wanted sooner. */
  const later = (milliseconds: number) => {
    timer ??= setTimeout(now, milliseconds)
  }
  return { begin, later, now, stop }
}
