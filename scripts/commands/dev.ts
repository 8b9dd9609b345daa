import { runPortal } from '../run/portal.ts'

export function run(): Promise<number> {
  return runPortal('development')
}
