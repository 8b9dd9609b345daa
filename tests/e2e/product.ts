import { readFileSync } from 'node:fs'

/** The product that Playwright started (playwright.config.ts). */
const { E2E_PORT, E2E_SANDBOX_PORT, E2E_DATA_DIR = '' } = process.env

export const origin = `http://localhost:${E2E_PORT}`
export const sandbox = `http://127.0.0.1:${E2E_SANDBOX_PORT}`
export const dataDir = E2E_DATA_DIR

/** Whether somebody listens there, and is well. */
export function answers(address: string): Promise<boolean> {
  return fetch(address).then(
    ({ ok }) => ok,
    () => false,
  )
}

/** Every server action of the build: its name, the id that a call names, and a route that knows it. */
export function builtActions(): { name: string; id: string; route: string }[] {
  const { node } = manifest<{ node: Record<string, BuiltAction> }>('server-reference-manifest.json')
  return Object.entries(node).map(([id, { exportedName, workers }]) => ({
    name: exportedName,
    id,
    route: Object.keys(workers)[0] ?? '',
  }))
}

type BuiltAction = { exportedName: string; workers: Record<string, unknown> }

function manifest<T extends object>(name: string): T {
  return JSON.parse(readFileSync(`.next/server/${name}`, 'utf8'))
}
