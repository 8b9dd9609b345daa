import type { Viewer } from '#lib/accounts/viewer.ts'
import { can } from '#lib/workspaces/roles.ts'

/** Whether the viewer may change a template that they see: their own, and as an admin every one of the workspace. */
export function mayChange(
  viewer: Pick<Viewer, 'role' | 'userId'>,
  template: { personalOf: string | null; createdById: string },
): boolean {
  if (!can(viewer, 'template.create')) return false
  if (template.personalOf !== null) return template.personalOf === viewer.userId
  return template.createdById === viewer.userId || can(viewer, 'template.change')
}
