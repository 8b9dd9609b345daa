import { read, write } from '#components/browser/store.ts'

const name = 'firstframe.single-keys'

/** Whether this browser's user wants single-key shortcuts: yes until they say no. */
export function singleKeysOn(): boolean {
  return read('device', name) !== 'off'
}

export function setSingleKeys(on: boolean): void {
  write('device', name, on ? 'on' : 'off')
}
