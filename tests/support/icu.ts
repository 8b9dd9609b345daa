/**
 * The arguments and tags that an ICU message asks for, as `count` and `<job>`. Languages may use them
 * differently (Chinese needs no plural); what is asked for must be the same.
 */
export function argumentsOf(message: string): string[] {
  const found = new Set<string>()
  readText(message, 0, found)
  for (const [tag] of message.matchAll(/<\w+>/g)) found.add(tag)
  return [...found].sort()
}

/** Reads text up to its end or an unmatched `}`; answers where it stopped. */
function readText(message: string, start: number, found: Set<string>): number {
  let index = start
  while (index < message.length && message[index] !== '}')
    index = message[index] === '{' ? readArgument(message, index + 1, found) : index + 1
  return index
}

/** Reads `name}` or `name, type, …}`; answers the place after its `}`. */
function readArgument(message: string, start: number, found: Set<string>): number {
  const head = /^\s*(\w+)\s*(?:,\s*\w+\s*,?)?/.exec(message.slice(start))
  if (!head) throw new Error(`no argument name at ${start} of: ${message}`)
  const [whole, name = ''] = head
  found.add(name)
  let index = start + whole.length
  while (index < message.length && message[index] !== '}')
    index = message[index] === '{' ? readText(message, index + 1, found) + 1 : index + 1
  if (message[index] !== '}') throw new Error(`a brace is open in: ${message}`)
  return index + 1
}
