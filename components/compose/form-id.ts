import { read, write } from '#components/browser/store.ts'
import { randomId } from '#components/compose/random-id.ts'

/**
 * Names the form of this tab. A reloaded page and a duplicated tab carry the same name, so that the same
 * wish from both is one job; a submission that was answered takes a new one.
 */
const key = 'firstframe.form'
/** For a browser that keeps nothing: as long as the page lives. */
let unkept: string | undefined

export function formId(): string {
  return read('tab', key) ?? unkept ?? renewFormId()
}

export function renewFormId(): string {
  const id = randomId()
  unkept = id
  write('tab', key, id)
  return id
}
