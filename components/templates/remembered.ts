/** What was filled in for a variable last, by its name, in this browser: a client's name is asked for once. */

const mostNames = 200

export function rememberedValues(
  workspace: string,
  names: readonly string[],
): Record<string, string> {
  const known = read(workspace)
  return Object.fromEntries(names.map((name) => [name, known[name] ?? '']))
}

export function rememberValues(workspace: string, values: Readonly<Record<string, string>>): void {
  const all = Object.entries({ ...read(workspace), ...values }).slice(-mostNames)
  try {
    localStorage.setItem(nameOf(workspace), JSON.stringify(Object.fromEntries(all)))
  } catch {
    // storage is closed to us: it is asked for again
  }
}

function read(workspace: string): Record<string, string> {
  try {
    const stored: unknown = JSON.parse(localStorage.getItem(nameOf(workspace)) ?? '{}')
    const pairs = Object.entries(stored ?? {})
    return Object.fromEntries(pairs.filter(([, value]) => typeof value === 'string'))
  } catch {
    return {}
  }
}

function nameOf(workspace: string): string {
  return `firstframe.variables/${workspace}`
}
