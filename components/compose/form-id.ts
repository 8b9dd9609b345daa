import { randomId } from '#components/compose/random-id.ts'

/**
 * Names the form of this tab. A reloaded page and a duplicated tab carry the same name, so that the same
 * wish from both is one job; a submission that was answered takes a new one.
 */
const key = 'firstframe.form'
let unkept: string | undefined

export function formId(): string {
  try {
    return sessionStorage.getItem(key) ?? renewFormId()
  } catch {
    unkept ??= randomId() // storage is switched off: the name lives as long as the page
    return unkept
  }
}

export function renewFormId(): string {
  const id = randomId()
  unkept = id
  try {
    sessionStorage.setItem(key, id)
  } catch {
    // see formId
  }
  return id
}
