import { readJson, writeJson } from '#components/browser/store.ts'

/** What was filled in for a variable last, by its name, in this browser: a client's name is asked for once. */

const mostNames = 200

export function rememberedValues(
  workspace: string,
  names: readonly string[],
): Record<string, string> {
  const known = knownValues(workspace)
  return Object.fromEntries(names.map((name) => [name, known[name] ?? '']))
}

export function rememberValues(workspace: string, values: Readonly<Record<string, string>>): void {
  const all = Object.entries({ ...knownValues(workspace), ...values }).slice(-mostNames)
  writeJson('device', nameOf(workspace), Object.fromEntries(all))
}

function knownValues(workspace: string): Record<string, string> {
  const pairs = Object.entries(readJson('device', nameOf(workspace)) ?? {})
  return Object.fromEntries(pairs.filter(([, value]) => typeof value === 'string'))
}

function nameOf(workspace: string): string {
  return `firstframe.variables/${workspace}`
}
