import { setTimeout } from 'node:timers/promises'

export function pause(milliseconds: number): Promise<void> {
  return setTimeout(milliseconds)
}

/** Between 20 and 40 ms: no rhythm that a poll could fall into. */
export function oddPause(): Promise<void> {
  return pause(20 + Math.random() * 20)
}

/** Milliseconds on the clock that all processes of this machine share. */
export function machineMilliseconds(): number {
  return Number(process.hrtime.bigint()) / 1e6
}
