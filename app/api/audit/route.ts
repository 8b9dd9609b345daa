import { askedAudit } from '#components/audit/asked.ts'
import { auditHead, auditRows } from '#components/audit/file.ts'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { auditPage } from '#lib/audit/queries.ts'
import type { AuditFilter, AuditPage } from '#lib/audit/view.ts'
import { now } from '#lib/clock.ts'
import { csv } from '#lib/csv.ts'
import { Refused } from '#lib/errors.ts'
import { dayOf } from '#lib/usage/range.ts'
import { csvResponse } from '#lib/web/csv-response.ts'
import { route } from '#lib/web/route.ts'

const linesAtOnce = 1_000

/** The audit as a file, page after page: however long it is, only one page of it is in memory. */
export const GET = route(async (viewer, request) => {
  const filter = askedAudit(Object.fromEntries(new URL(request.url).searchParams))
  const first = await auditPage(viewer, filter, { limit: linesAtOnce })
  if (first instanceof Refused) return first
  const head = csv([await auditHead()])
  const name = `audit-${viewer.workspaceSlug}-${dayOf(now())}.csv`
  return csvResponse(streamOf(viewer, filter, head, first), name)
})

function streamOf(viewer: Viewer, filter: AuditFilter, head: string, first: AuditPage) {
  const encoder = new TextEncoder()
  let page: AuditPage | undefined = first
  return new ReadableStream<Uint8Array>({
    start: (controller) => controller.enqueue(encoder.encode(head)),
    async pull(controller) {
      if (!page) return controller.close()
      controller.enqueue(encoder.encode(csv(auditRows(page.lines), false)))
      const { next } = page
      const found =
        next === null
          ? undefined
          : await auditPage(viewer, filter, { before: next, limit: linesAtOnce })
      page = found instanceof Refused ? undefined : found
    },
  })
}
