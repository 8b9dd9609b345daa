'use server'

import { refresh } from 'next/cache'
import { remove, rename, restoreVersion, save, share } from '#lib/templates/change.ts'
import { create } from '#lib/templates/create.ts'
import {
  newTemplate,
  templateName,
  templateSave,
  templateShare,
  templateState,
  templateVersion,
} from '#lib/templates/schema.ts'
import { action } from '#lib/web/action.ts'

export const createTemplate = action(newTemplate, (viewer, { name, personal, composition }) =>
  create(viewer, { name, personal, composition }),
)

export const saveTemplate = action(templateSave, (viewer, { templateId, composition }) =>
  save(viewer, templateId, composition),
)

export const renameTemplate = action(templateName, async (viewer, { templateId, name }) => {
  const renamed = await rename(viewer, templateId, name)
  refresh()
  return renamed
})

export const shareTemplate = action(templateShare, async (viewer, { templateId }) => {
  const shared = await share(viewer, templateId)
  refresh()
  return shared
})

export const removeTemplate = action(templateState, async (viewer, { templateId, deleted }) => {
  const removed = await remove(viewer, templateId, deleted)
  refresh()
  return removed
})

export const restoreTemplateVersion = action(templateVersion, async (viewer, { templateId, n }) => {
  const restored = await restoreVersion(viewer, templateId, n)
  refresh()
  return restored
})
