/** What a toast says. Its one button, when it has one, brings a deleted job back. */
export type Notice = { text: string; undo?: { label: string; jobId: string } }

let waiting: Notice[] = []
const listeners = new Set<() => void>()

/** Says something that happened away from the eye. */
export function notify(notice: Notice): void {
  waiting.push(notice)
  for (const listener of listeners) listener()
}

/** Hands over what was not said yet. */
export function takeNotices(): Notice[] {
  const taken = waiting
  waiting = []
  return taken
}

/** Calls `listener` whenever there is something to say, at once if there already is. */
export function onNotice(listener: () => void): () => void {
  listeners.add(listener)
  if (waiting.length > 0) listener()
  return () => listeners.delete(listener)
}
