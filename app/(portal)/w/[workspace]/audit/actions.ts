'use server'

import { z } from 'zod'
import { verifyAudit } from '#lib/audit/queries.ts'
import { action } from '#lib/web/action.ts'

export const checkChain = action(z.strictObject({ workspace: z.string() }), (viewer) =>
  verifyAudit(viewer),
)
