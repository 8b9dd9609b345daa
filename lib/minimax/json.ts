const limits = { characters: 64 * 1024, depth: 16, keys: 500 }

/**
 * Reads JSON that a stranger wrote. Undefined when it is not JSON, names a key twice (two readers
 * would see two documents), or is larger, deeper or wider than any real answer. A whole number under a
 * key that ends in `_id` becomes the text of its digits: an int64 does not fit a JS number.
 */
export function readJson(text: string): unknown {
  if (text.length > limits.characters || !isJson(text)) return undefined
  const written = countKeys(text)
  if (written === undefined) return undefined
  let kept = -1 // the reviver also visits the root, under an empty key
  const value: unknown = JSON.parse(text, function (this: unknown, key, value, context?: Context) {
    if (!Array.isArray(this)) kept += 1
    const digits = context?.source
    return key.endsWith('_id') && digits !== undefined && /^\d+$/.test(digits) ? digits : value
  })
  return kept === written ? value : undefined
}

/** What engines pass to a reviver beside key and value, for a primitive. */
type Context = { source?: string }

function isJson(text: string): boolean {
  try {
    JSON.parse(text)
    return true
  } catch {
    return false
  }
}

/** How many keys valid JSON writes; undefined when it is too deep or has too many. */
function countKeys(text: string): number | undefined {
  let keys = 0
  let depth = 0
  for (const [token, colon] of text.matchAll(/"(?:[^"\\]|\\.)*"(\s*:)?|[[\]{}]/g)) {
    if (token === '{' || token === '[') depth += 1
    else if (token === '}' || token === ']') depth -= 1
    else if (colon !== undefined) keys += 1
    if (depth > limits.depth || keys > limits.keys) return undefined
  }
  return keys
}
