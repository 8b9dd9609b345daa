/**
 * `{{name}}` in a prompt stands for what is asked for when the template is used. Names are whatever people
 * write, in any language, up to 40 characters; space around them does not count.
 */
const variable = /\{\{\s*([^{}\s](?:[^{}\n]{0,38}[^{}\s])?)\s*\}\}/g

/** The names of a prompt's variables, each once, in the order in which they first stand there. */
export function variablesOf(prompt: string): string[] {
  const names = [...prompt.matchAll(variable)].map(([, name = '']) => name)
  return [...new Set(names)]
}

/** The prompt with the values in place; a variable without one stays as it is, for all to see. */
export function filledIn(prompt: string, values: Readonly<Record<string, string>>): string {
  return prompt.replace(variable, (written, name: string) =>
    Object.hasOwn(values, name) && values[name]?.trim() ? values[name].trim() : written,
  )
}

/** A name as it is written in a prompt. */
export function asVariable(name: string): string {
  return `{{${name}}}`
}
