import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import type { Composition } from '#lib/jobs/composition.ts'
import { insertTemplate } from '#lib/templates/rows.ts'
import { can } from '#lib/workspaces/roles.ts'

/** Makes a template, for the viewer alone or for the workspace. */
export async function create(
  viewer: Viewer,
  template: { name: string; personal: boolean; composition: Composition },
): Promise<{ templateId: string } | Refused> {
  if (!can(viewer, 'template.create')) return new Refused('not_allowed')
  return insertTemplate(viewer, template)
}
