/** A stretch of a text that stayed, was taken out or was put in. */
export type Change = { kind: 'same' | 'old' | 'new'; text: string }

/** Directives whole, Chinese sign by sign, other scripts word by word, and what stands between. */
const word = /[[［【][^\]］】\n]*[\]］】]|\p{Script=Han}|[\p{L}\p{N}_'’-]+|\s+|./gsu
/** Beyond this a comparison word by word would keep the page waiting. */
const mostCells = 500_000

/** What became of `before`, word by word, as one readable line of stretches. */
export function wordDiff(before: string, after: string): Change[] {
  const a = before.match(word) ?? []
  const b = after.match(word) ?? []
  let start = 0
  while (start < a.length && start < b.length && a[start] === b[start]) start += 1
  let end = 0
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end))
    end += 1
  return merged([
    ...a.slice(0, start).map((text) => ({ kind: 'same', text }) as const),
    ...middle(a.slice(start, a.length - end), b.slice(start, b.length - end)),
    ...a.slice(a.length - end).map((text) => ({ kind: 'same', text }) as const),
  ])
}

/** By the longest common subsequence. */
function middle(a: string[], b: string[]): Change[] {
  const width = b.length + 1
  if (a.length * b.length > mostCells) return [...a.map(old), ...b.map(fresh)]
  const lengths = new Uint16Array((a.length + 1) * width)
  const at = (i: number, j: number) => lengths[i * width + j] ?? 0
  for (let i = a.length - 1; i >= 0; i -= 1)
    for (let j = b.length - 1; j >= 0; j -= 1)
      lengths[i * width + j] =
        a[i] === b[j] ? at(i + 1, j + 1) + 1 : Math.max(at(i + 1, j), at(i, j + 1))
  const changes: Change[] = []
  let [i, j] = [0, 0]
  while (i < a.length || j < b.length) {
    if (i < a.length && a[i] === b[j]) {
      changes.push({ kind: 'same', text: a[i] ?? '' })
      i += 1
      j += 1
    } else if (j >= b.length || (i < a.length && at(i + 1, j) >= at(i, j + 1))) {
      changes.push(old(a[i] ?? ''))
      i += 1
    } else {
      changes.push(fresh(b[j] ?? ''))
      j += 1
    }
  }
  return changes
}

const old = (text: string): Change => ({ kind: 'old', text })
const fresh = (text: string): Change => ({ kind: 'new', text })

function merged(changes: Change[]): Change[] {
  const result: Change[] = []
  for (const { kind, text } of changes) {
    const last = result.at(-1)
    if (last?.kind === kind) last.text += text
    else result.push({ kind, text })
  }
  return result
}
