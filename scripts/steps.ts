/** What a step found out about itself, for its line. */
export type Say = (detail: string, mark?: '✓' | '✗') => void

/** One line for each step of a command, with its time; on a terminal the time is seen to pass. */
export async function step<T>(title: string, work: (say: Say) => Promise<T>): Promise<T> {
  const began = performance.now()
  const seconds = () => `${((performance.now() - began) / 1000).toFixed(1)} s`
  let detail = ''
  let mark = '✓'
  const line = () => `${title} … ${detail} ${seconds()}`
  waiting.add(line)
  try {
    const result = await work((text, as = '✓') => {
      detail = text
      mark = as
    })
    print(`${mark} ${title.padEnd(10)}  ${detail}  ${seconds()}`)
    return result
  } finally {
    waiting.delete(line) // whoever catches what it threw says why
    clearLine()
  }
}

const waiting = new Set<() => string>()
const { isTTY } = process.stdout
const sayMilliseconds = isTTY ? 200 : 15_000

/** On a terminal one line that is rewritten; in a log a line now and then while a step takes long. */
setInterval(() => {
  const lines = [...waiting].map((line) => line())
  if (lines.length === 0) return
  clearLine()
  if (isTTY) process.stdout.write(`  ${lines.join(' · ')}`)
  else console.log(`  ${lines.join(' · ')}`)
}, sayMilliseconds).unref()

function print(line: string): void {
  clearLine()
  console.log(line)
}

function clearLine(): void {
  if (isTTY) process.stdout.write('\r\x1b[K')
}
