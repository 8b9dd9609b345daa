/**
 * Puts `text` into the field as if it had been typed, so that undo takes it back, and the caret where it
 * belongs. Only what differs is typed. `execCommand` is the only way a browser offers for this; where it does
 * nothing, the answer is false.
 */
export function replaceText(field: HTMLTextAreaElement, text: string, caret: number): boolean {
  const { start, end, middle } = difference(field.value, text)
  field.focus()
  if (start === end && middle === '') {
    field.setSelectionRange(caret, caret)
    return true
  }
  field.setSelectionRange(start, end)
  const typed = document.execCommand(middle ? 'insertText' : 'delete', false, middle)
  field.setSelectionRange(caret, caret)
  return typed
}

/** The shortest stretch of `before` that becomes `middle` to make `after`; never half of a surrogate pair. */
export function difference(before: string, after: string) {
  const shortest = Math.min(before.length, after.length)
  let start = 0
  while (start < shortest && before[start] === after[start]) start++
  if (isHighSurrogate(before, start - 1)) start--
  let same = 0
  while (same < shortest - start && before.at(-1 - same) === after.at(-1 - same)) same++
  if (same > 0 && isLowSurrogate(before, before.length - same)) same--
  return {
    start,
    end: before.length - same,
    middle: after.slice(start, after.length - same),
  }
}

function isHighSurrogate(text: string, at: number): boolean {
  return /[\uD800-\uDBFF]/.test(text.charAt(at))
}

function isLowSurrogate(text: string, at: number): boolean {
  return /[\uDC00-\uDFFF]/.test(text.charAt(at))
}
