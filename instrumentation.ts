/** Runs once when the web process starts (Next's hook). The process ends itself: NEXT_MANUAL_SIG_HANDLE is set. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME !== 'nodejs') return
  const { receiveRequests } = await import('#lib/web/arrival.ts')
  receiveRequests()
  const { sendLengths } = await import('#lib/web/departure.ts')
  sendLengths()
  const { liveAndDieWell } = await import('#lib/web/process.ts')
  liveAndDieWell()
}
