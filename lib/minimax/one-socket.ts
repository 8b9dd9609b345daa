import { buildConnector } from 'undici'

/**
 * Opens one connection and never a second: a library that would quietly try again cannot.
 * `opened` says whether a byte of a request can have left.
 */
export function oneSocket(timeoutMs: number): {
  opened: () => boolean
  connect: buildConnector.connector
} {
  const connect = buildConnector({ timeout: timeoutMs })
  let asked = false
  let opened = false
  return {
    opened: () => opened,
    connect(options, answer) {
      if (asked) return answer(new Error('a create call has one connection'), null)
      asked = true
      connect(options, (...[error, socket]) => {
        // For https this comes after the handshake; before it undici has nothing to write to.
        if (error) return answer(error, null)
        opened = true
        answer(null, socket)
      })
    },
  }
}
