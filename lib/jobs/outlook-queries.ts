import 'server-only'
import { system } from '#lib/accounts/system.ts'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { now } from '#lib/clock.ts'
import { within } from '#lib/db.ts'
import { accountLine } from '#lib/jobs/account-line-queries.ts'
import type { Band, Bands } from '#lib/jobs/band.ts'
import { bandsOf } from '#lib/jobs/band-queries.ts'
import type { Outlook, QueuePlace } from '#lib/jobs/outlook.ts'
import { aheadElsewhere, expectedStarts, queueOrder, type Waiting } from '#lib/jobs/queue-order.ts'
import { keeping } from '#lib/kept.ts'
import { sendingAccount } from '#lib/upstream-keys/queries.ts'

/** Many pages of a team ask at once, each time one of its jobs moved. */
const kept = keeping<Outlook['places']>(1_000)

/** Places are counted for so many; who is further back is told only that. */
const mostPlaces = 1_000

/** Places and expected starts of what waits, and the bands of what runs. */
export async function outlookOf(viewer: Viewer): Promise<Outlook> {
  const bands = await bandsOf(viewer)
  return { bands, places: await kept(viewer.workspaceId, () => placesIn(viewer, bands)) }
}

async function placesIn(viewer: Viewer, bands: Bands): Promise<Outlook['places']> {
  const { jobs, members } = await lineOf(viewer)
  if (jobs.length === 0) return {}
  const { accountId } = await sendingAccount(viewer)
  const line = await accountLine(system('operations'), accountId, viewer.workspaceId)
  const order = queueOrder(jobs, members)
  const ahead = order.map((_, place) => place + aheadElsewhere(place, line.others))
  const takesSeconds = usualSeconds(bands)
  const starts = line.stopped
    ? []
    : expectedStarts((ahead.at(-1) ?? 0) + 1, { ...line.load, takesSeconds })
  const at = now().getTime()
  return Object.fromEntries(
    order.map((id, place): [string, QueuePlace] => {
      const seconds = starts[ahead[place] ?? 0]
      const startsAt = seconds === undefined ? null : new Date(at + seconds * 1000).toISOString()
      return [id, { position: place + 1, startsAt }]
    }),
  )
}

/** Until the workspace has takes of its own to learn from. */
const unknownSeconds = 120

function usualSeconds(bands: Bands): number {
  const known: Band[] = Object.values(bands)
  if (known.length === 0) return unknownSeconds
  return known.reduce((sum, { p50Seconds }) => sum + p50Seconds, 0) / known.length
}

/** The workspace's waiting jobs as they came, and its members by how long they waited since a send. */
async function lineOf({ workspaceId }: Viewer) {
  return within({ workspaceId }, async (tx) => {
    const jobs = await tx.$queryRaw<Waiting[]>`
      select id, user_id as "userId", pinned_at is not null as pinned, batch_id is not null as batch
      from job
      where workspace_id = ${workspaceId}::uuid and state = 'queued' and (approval_asked_at is null or approved_by_id is not null)
      order by pinned_at nulls last, created_at, id limit ${mostPlaces}`
    if (jobs.length === 0) return { jobs, members: [] }
    const members = await tx.member.findMany({
      where: { workspaceId },
      orderBy: { lastSentAt: { sort: 'asc', nulls: 'first' } },
      select: { userId: true },
    })
    return { jobs, members: members.map(({ userId }) => userId) }
  })
}
