import type { Desk } from '#components/drafts/desk.ts'
import { askTemplates } from '#components/templates/ask-templates.ts'

/** A template as a line of a menu: what it is found by, and what happens when it is chosen. */
export type TemplateEntry = { id: string; label: string; detail: string; choose: () => void }

/**
 * The templates as entries of the `/` menu, by the words after `/template`. Choosing one opens its form over
 * the composer, which puts the filled-in prompt at the caret.
 */
export async function templateEntries(
  desk: Desk,
  workspace: string,
  search: string,
  signal?: AbortSignal,
): Promise<TemplateEntry[]> {
  const found = (await askTemplates(workspace, search, signal)) ?? []
  return found.map((template) => ({
    id: template.id,
    label: template.name,
    detail: template.composition.prompt.slice(0, 120),
    choose: () => desk.setOpened({ what: 'template', template, place: 'caret' }),
  }))
}
