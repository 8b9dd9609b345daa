const name = 'firstframe.single-keys'

/** Whether this browser's user wants single-key shortcuts: yes until they say no. */
export function singleKeysOn(): boolean {
  try {
    return localStorage.getItem(name) !== 'off'
  } catch {
    return true
  }
}

export function setSingleKeys(on: boolean): void {
  try {
    localStorage.setItem(name, on ? 'on' : 'off')
  } catch {
    // storage is closed to us: the choice holds for nobody, the keys stay as they are
  }
}
