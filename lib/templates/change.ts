import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import type { Composition } from '#lib/jobs/composition.ts'
import { addVersion, repeatVersion, setDeleted, setName, setShared } from '#lib/templates/rows.ts'
import { can } from '#lib/workspaces/roles.ts'

/** What becomes of a template. Every one: its maker, and of the workspace's an admin as well (mayChange). */

type Answer<T = { templateId: string }> = Promise<T | Refused>

export async function save(
  viewer: Viewer,
  templateId: string,
  composition: Composition,
): Answer<{ templateId: string; version: number }> {
  return may(viewer) ?? addVersion(viewer, templateId, composition)
}

export async function restoreVersion(
  viewer: Viewer,
  templateId: string,
  n: number,
): Answer<{ templateId: string; version: number }> {
  return may(viewer) ?? repeatVersion(viewer, templateId, n)
}

export async function rename(viewer: Viewer, templateId: string, name: string): Answer {
  return may(viewer) ?? setName(viewer, templateId, name)
}

export async function share(viewer: Viewer, templateId: string): Answer {
  return may(viewer) ?? setShared(viewer, templateId)
}

/** Deletes it, or brings it back. */
export async function remove(viewer: Viewer, templateId: string, deleted: boolean): Answer {
  return may(viewer) ?? setDeleted(viewer, templateId, deleted)
}

function may(viewer: Viewer): Refused | undefined {
  return can(viewer, 'template.create') ? undefined : new Refused('not_allowed')
}
