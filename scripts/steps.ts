/** One line for each step of a start, with its time; long ones show that time while it passes. */
export async function step<T>(
  title: string,
  work: (say: (detail: string) => void) => Promise<T>,
): Promise<T> {
  const began = performance.now()
  const seconds = () => `${((performance.now() - began) / 1000).toFixed(1)} s`
  let detail = ''
  const waiting = showWaiting(() => `  ${title} … ${detail} ${seconds()} `)
  try {
    const result = await work((text) => {
      detail = text
    })
    waiting.clear()
    console.log(`✓ ${title.padEnd(12)} ${detail.padEnd(50)} ${seconds()}`)
    return result
  } catch (error) {
    waiting.clear()
    throw error
  }
}

/** On a terminal one line that is rewritten; in a log nothing until a step takes long. */
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
