/**
 * Puts `text` into the field as if it had been typed, so that undo takes it back, and the caret where it
 * belongs. `execCommand` is the only way a browser offers for this; where it does nothing, the answer is false.
 */
export function replaceText(field: HTMLTextAreaElement, text: string, caret: number): boolean {
  field.focus()
  field.select()
  const typed = document.execCommand('insertText', false, text)
  field.setSelectionRange(caret, caret)
  return typed
}
