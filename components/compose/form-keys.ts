import type { KeyboardEvent } from 'react'

/** Ctrl or Command with Enter generates from anywhere in the form; Enter alone never does so by accident. */
export function onFormKey(event: KeyboardEvent<HTMLFormElement>): void {
  const { key, target, currentTarget } = event
  // Keys of a dialog come here too, for it is a child of the form for React alone.
  if (key !== 'Enter' || !(target instanceof Node) || !currentTarget.contains(target)) return
  if (event.metaKey || event.ctrlKey) currentTarget.requestSubmit()
  else if (target instanceof HTMLInputElement && isNoField(target)) event.preventDefault()
}

/** Inputs in which nothing is typed: Enter there would generate. */
function isNoField({ type, readOnly }: HTMLInputElement): boolean {
  return type === 'range' || readOnly
}
