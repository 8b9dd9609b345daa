let taken = 0
const waiting: (() => void)[] = []

/**
 * Waits until fewer than `atOnce` turns are taken, first come first served; the turn ends when what
 * is returned is disposed of. Rejects with the signal's reason when that comes first.
 */
export async function takeTurn(atOnce: number, signal?: AbortSignal): Promise<Disposable> {
  if (taken >= atOnce) await inLine(signal)
  else taken++
  return { [Symbol.dispose]: endTurn }
}

/** A turn that ends goes to the next in line without becoming free in between. */
function endTurn(): void {
  const next = waiting.shift()
  if (next) next()
  else taken--
}

function inLine(signal: AbortSignal | undefined): Promise<void> {
  return new Promise((resolve, reject) => {
    const leave = () => {
      waiting.splice(waiting.indexOf(enter), 1)
      reject(signal?.reason)
    }
    const enter = () => {
      signal?.removeEventListener('abort', leave)
      resolve()
    }
    signal?.addEventListener('abort', leave, { once: true })
    waiting.push(enter)
  })
}
