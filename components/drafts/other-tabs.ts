/** Tells the other tabs of this browser which revision of a draft there is now, and hears it from them. */
export function otherTabs(name: string, onRevision: (revision: number) => void) {
  if (typeof BroadcastChannel === 'undefined') return { tell: () => {}, close: () => {} }
  const channel = new BroadcastChannel(name)
  channel.onmessage = ({ data }) => {
    if (typeof data === 'number') onRevision(data)
  }
  let isOpen = true
  return {
    tell: (revision: number) => {
      if (isOpen) channel.postMessage(revision)
    },
    close: () => {
      isOpen = false
      channel.close()
    },
  }
}
