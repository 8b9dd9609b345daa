/** What a step found out about itself, for its line. */
export type Say = (detail: string, mark?: '✓' | '✗') => void

/** One line for each step of a command, with its time; on a terminal the time is seen to pass. */
export async function step<T>(title: string, work: (say: Say) => Promise<T>): Promise<T> {
  const began = performance.now()
  const seconds = () => `${((performance.now() - began) / 1000).toFixed(1)} s`
  let detail = ''
  let mark = '✓'
  const waiting = showWaiting(() => `  ${title} … ${detail} ${seconds()}`)
  try {
    const result = await work((text, as = '✓') => {
      detail = text
      mark = as
    })
    waiting.clear()
    console.log(`${mark} ${title.padEnd(10)}  ${detail}  ${seconds()}`)
    return result
  } finally {
    waiting.clear() // whoever catches what it threw says why
  }
}

/** On a terminal one line that is rewritten; in a log a line now and then while a step takes long. */
function showWaiting(line: () => string): { clear(): void } {
  const { isTTY } = process.stdout
  const timer = isTTY
    ? setInterval(() => process.stdout.write(`\r\x1b[K${line()}`), 200)
    : setInterval(() => console.log(line()), 15_000)
  return {
    clear: () => {
      clearInterval(timer)
      if (isTTY) process.stdout.write('\r\x1b[K')
    },
  }
}
