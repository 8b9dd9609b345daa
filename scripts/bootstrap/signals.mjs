const signals = ['SIGINT', 'SIGTERM', 'SIGHUP']

/** Sends each signal that would end this process on to `child`; returns what ends the forwarding. */
export function forwardSignals(child) {
  const forward = (signal) => child.kill(signal)
  for (const signal of signals) process.on(signal, forward)
  return () => {
    for (const signal of signals) process.off(signal, forward)
  }
}
