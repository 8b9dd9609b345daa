import type { DirectiveId } from './directives.ts'
import { knownNames, nameKey } from './names.ts'

/** Words people often write for a directive of another name. Too loose to obey, good enough to offer. */
const confusions: Record<string, DirectiveId> = {
  panup: 'tilt-up',
  pandown: 'tilt-down',
  tiltleft: 'pan-left',
  tiltright: 'pan-right',
  pushup: 'pedestal-up',
  craneup: 'pedestal-up',
  cranedown: 'pedestal-down',
  slideleft: 'truck-left',
  slideright: 'truck-right',
  moveleft: 'truck-left',
  moveright: 'truck-right',
  movein: 'push-in',
  moveout: 'pull-out',
  handheld: 'shake',
  拉近: 'push-in',
  推近: 'push-in',
  推远: 'pull-out',
  前进: 'push-in',
  后退: 'pull-out',
  上移: 'pedestal-up',
  下移: 'pedestal-down',
  左转: 'pan-left',
  右转: 'pan-right',
  左平移: 'truck-left',
  右平移: 'truck-right',
  抖动: 'shake',
  跟踪: 'tracking',
  静止: 'static',
}

/** True for what was surely meant as a directive though it names none: near a name, or a camera word. */
export function resemblesDirective(token: string): boolean {
  return cameraWord.test(token.trim()) || suggest(token) !== undefined
}

const cameraWord = /^(?:(?:truck|pan|tilt|zoom|dolly|pedestal|crane|orbit)\b|变焦|镜头)/i

/** The directive that an unknown token most likely meant: a known confusion, or the one nearest spelling. */
export function suggest(token: string): DirectiveId | undefined {
  const key = nameKey(token)
  if (Object.hasOwn(confusions, key)) return confusions[key]
  if (!remembered.has(key)) {
    if (remembered.size > 500) remembered.clear()
    remembered.set(key, nearestName(key))
  }
  return remembered.get(key)
}

/** The same few words are asked for at every letter that is typed. */
const remembered = new Map<string, DirectiveId | undefined>()

function nearestName(key: string): DirectiveId | undefined {
  const allowed = allowedEdits(key.length)
  let best: DirectiveId | undefined
  let fewest = allowed + 1
  for (const [name, id] of knownNames) {
    if (Math.abs(name.length - key.length) > allowed) continue
    const edits = editDistance(key, name)
    if (edits < fewest) {
      best = id
      fewest = edits
    } else if (edits === fewest && id !== best) {
      best = undefined
    }
  }
  return best
}

/** Two-character Chinese words may differ in one, long English names in three letters. */
function allowedEdits(length: number): number {
  if (length < 2) return 0
  return Math.min(3, Math.max(1, Math.floor(length / 3)))
}

/** Insertions, deletions, substitutions and swaps of neighbours that turn `a` into `b`. */
export function editDistance(a: string, b: string): number {
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      let edits = Math.min(at(last, j) + 1, at(row, j - 1) + 1, at(last, j - 1) + (same ? 0 : 1))
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        edits = Math.min(edits, at(beforeLast, j - 2) + 1)
      }
      row.push(edits)
    }
    beforeLast = last
    last = row
  }
  return at(last, b.length)
}

function at(row: readonly number[], index: number): number {
  return row[index] ?? Number.POSITIVE_INFINITY
}
