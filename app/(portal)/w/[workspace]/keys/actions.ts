'use server'

import { refresh } from 'next/cache'
import { after } from 'next/server'
import { z } from 'zod'
import { Refused } from '#lib/errors.ts'
import { dispatch } from '#lib/jobs/dispatch.ts'
import { resume } from '#lib/jobs/resume.ts'
import { changeLimits, removeKey } from '#lib/upstream-keys/change.ts'
import { saveKey } from '#lib/upstream-keys/save.ts'
import { keyInput, limitsInput, workspaceInput } from '#lib/upstream-keys/schema.ts'
import { testKey } from '#lib/upstream-keys/test.ts'
import { formAction } from '#lib/web/form-action.ts'

/** What was typed is sent back when a form is refused, but never the key. */
export const saveUpstreamKey = formAction(
  keyInput,
  ['provider', 'rpm', 'concurrency'],
  async (viewer, input) => carriedOut(await saveKey(viewer, input)),
)

export const testUpstreamKey = formAction(
  z.union([keyInput.pick({ workspace: true, provider: true, apiKey: true }), workspaceInput]),
  [],
  (viewer, input) => testKey(viewer, 'apiKey' in input ? input : undefined),
)

export const changeUpstreamLimits = formAction(
  limitsInput,
  ['rpm', 'concurrency'],
  async (viewer, limits) => carriedOut(await changeLimits(viewer, limits)),
)

export const removeUpstreamKey = formAction(workspaceInput, [], async (viewer) =>
  carriedOut(await removeKey(viewer)),
)

export const resumeUpstream = formAction(workspaceInput, [], async (viewer) =>
  carriedOut(await resume(viewer)),
)

/** What waits may go by another account now, or at once. */
function carriedOut<T>(answer: T | Refused): T | Refused {
  if (answer instanceof Refused) return answer
  after(dispatch)
  refresh()
  return answer
}
