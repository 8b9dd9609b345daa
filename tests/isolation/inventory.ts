import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** What a production build answers to, by its own manifests. */
export type Inventory = {
  /** Addresses of pages, as /w/[workspace]/new. */
  pages: string[]
  /** Addresses of route handlers. Their methods only the running server tells. */
  handlers: string[]
  actions: BuiltAction[]
}

/** A server action: its name, the id that a call names, and an address that knows it. */
export type BuiltAction = { name: string; id: string; page: string }

/** `build` is a folder of Next's, such as .next. */
export function inventoryOf(build: string): Inventory {
  const paths = Object.keys(read<object>(build, 'app-paths-manifest.json'))
  const ending = (end: string) =>
    paths.filter((path) => path.endsWith(end)).map((path) => addressOf(path.slice(0, -end.length)))
  return { pages: ending('/page'), handlers: ending('/route'), actions: actionsOf(build) }
}

type Reference = { exportedName: string; filename: string; workers: Record<string, unknown> }

/** Two of one name are told apart by their files. */
function actionsOf(build: string): BuiltAction[] {
  const { node } = read<{ node: Record<string, Reference> }>(
    build,
    'server-reference-manifest.json',
  )
  const built = Object.entries(node)
  const counts = Map.groupBy(built, ([, { exportedName }]) => exportedName)
  return built.map(([id, { exportedName, filename, workers }]) => ({
    id,
    name:
      (counts.get(exportedName)?.length ?? 0) > 1 ? `${exportedName} of ${filename}` : exportedName,
    page: addressOf(
      (Object.keys(workers)[0] ?? '').replace(/^app(?=\/)/, '').replace(/\/page$/, ''),
    ),
  }))
}

/** Folders in brackets are not part of an address. */
function addressOf(path: string): string {
  return path.replace(/\/\([^)]+\)/g, '') || '/'
}

function read<T>(build: string, name: string): T {
  return JSON.parse(readFileSync(join(build, 'server', name), 'utf8'))
}

/** The names that the policy table must have: a page's address, a handler's method and address, an action's name. */
export async function entriesOf(
  inventory: Inventory,
  methodsOf: (address: string) => Promise<string[]>,
): Promise<string[]> {
  const handlers = inventory.handlers.map(async (address) =>
    (await methodsOf(address)).map((method) => `${method} ${address}`),
  )
  return [
    ...inventory.pages,
    ...(await Promise.all(handlers)).flat(),
    ...inventory.actions.map(({ name }) => name),
  ].sort()
}
