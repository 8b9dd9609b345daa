'use server'

import { refresh } from 'next/cache'
import { move } from '#lib/jobs/move.ts'
import { archive } from '#lib/projects/archive.ts'
import { change } from '#lib/projects/change.ts'
import { create } from '#lib/projects/create.ts'
import { nameMembers } from '#lib/projects/name-members.ts'
import {
  newProject,
  projectChange,
  projectMembers,
  projectState,
  takesMove,
} from '#lib/projects/schema.ts'
import { action } from '#lib/web/action.ts'
import { formAction } from '#lib/web/form-action.ts'

export const createProject = formAction(
  newProject,
  ['name', 'colour'],
  async (viewer, { name, colour }) => {
    const created = await create(viewer, name, colour)
    refresh()
    return created
  },
)

export const changeProject = formAction(
  projectChange,
  ['name', 'colour'],
  async (viewer, { projectId, name, colour }) => {
    const changed = await change(viewer, projectId, name, colour)
    refresh()
    return changed
  },
)

export const archiveProject = formAction(
  projectState,
  [],
  async (viewer, { projectId, archived }) => {
    const answer = await archive(viewer, projectId, archived)
    refresh()
    return answer
  },
)

export const nameProjectMembers = action(
  projectMembers,
  async (viewer, { projectId, memberIds }) => {
    const named = await nameMembers(viewer, projectId, memberIds)
    refresh()
    return named
  },
)

export const moveTakes = action(takesMove, (viewer, { projectId, jobIds }) =>
  move(viewer, jobIds, projectId),
)
