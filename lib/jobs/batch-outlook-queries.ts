import 'server-only'
import { system } from '#lib/accounts/system.ts'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { within } from '#lib/db.ts'
import { accountLine } from '#lib/jobs/account-line-queries.ts'
import type { Band } from '#lib/jobs/band.ts'
import { bandsOf } from '#lib/jobs/band-queries.ts'
import { mostTakes } from '#lib/jobs/batch.ts'
import type { BatchOutlook } from '#lib/jobs/batch-time.ts'
import { aheadElsewhere, expectedStarts } from '#lib/jobs/queue-order.ts'
import { sendingAccount } from '#lib/upstream-keys/queries.ts'

/** When as many takes as a batch may have could go, behind everything that waits in the workspace. */
export async function batchOutlook(viewer: Viewer): Promise<BatchOutlook> {
  const { workspaceId } = viewer
  const [bands, { accountId }, waiting] = await Promise.all([
    bandsOf(viewer),
    sendingAccount(viewer),
    waitingIn(viewer),
  ])
  const line = await accountLine(system('operations'), accountId, workspaceId)
  if (line.stopped) return { starts: null, bands }
  const ahead = Array.from(
    { length: mostTakes },
    (_, n) => waiting + n + aheadElsewhere(waiting + n, line.others),
  )
  const startsOf = (takesSeconds: number) => {
    const all = expectedStarts((ahead.at(-1) ?? 0) + 1, { ...line.load, takesSeconds })
    return ahead.map((place) => Math.ceil(all[place] ?? 0))
  }
  const usual: Band[] = Object.values(bands)
  const longest = (of: (band: Band) => number) => Math.max(0, ...usual.map(of))
  return {
    starts: {
      p50: startsOf(
        usual.reduce((sum, { p50Seconds }) => sum + p50Seconds, 0) / (usual.length || 1),
      ),
      p90: startsOf(longest(({ p90Seconds }) => p90Seconds)),
    },
    bands,
  }
}

function waitingIn({ workspaceId }: Viewer): Promise<number> {
  return within({ workspaceId }, (tx) =>
    tx.job.count({
      where: {
        workspaceId,
        state: 'queued',
        OR: [{ approvalAskedAt: null }, { approvedById: { not: null } }],
      },
    }),
  )
}
