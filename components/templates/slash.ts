const words = ['template', '模板', 'moban']

/** Whether what was typed behind a slash may become the word for a template. */
export function meansTemplate(query: string): boolean {
  return words.some((word) => word.startsWith(query.toLowerCase()))
}
