import type { TemplateView } from '#lib/templates/view.ts'

/** The templates that one may use, the last changed first; undefined when the server cannot be asked. */
export async function askTemplates(
  workspace: string,
  search: string,
  signal?: AbortSignal,
): Promise<TemplateView[] | undefined> {
  const query = new URLSearchParams({ workspace, q: search })
  try {
    const answer = await fetch(`/api/templates?${query}`, signal ? { signal } : {})
    return answer.ok ? (await answer.json()).templates : undefined
  } catch {
    return undefined
  }
}
