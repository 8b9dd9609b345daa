import 'server-only'
import type { Viewer } from '#lib/accounts/viewer.ts'
import { Refused } from '#lib/errors.ts'
import { parseInvoice } from '#lib/usage/invoice.ts'
import type { Range } from '#lib/usage/range.ts'
import { tasksBeside } from '#lib/usage/reconcile-queries.ts'
import type { Pair, Pile, Reconciled } from '#lib/usage/reconciled.ts'
import { can } from '#lib/workspaces/roles.ts'

/** Lays a provider's invoice beside what we charged, task by task. */
export async function reconcile(
  viewer: Viewer,
  text: string,
  range: Pick<Range, 'from' | 'to'>,
): Promise<Reconciled | Refused> {
  if (!can(viewer, 'usage.read')) return new Refused('not_allowed')
  const invoice = parseInvoice(text)
  if (!invoice) return new Refused('invoice_unreadable', { field: 'file' })
  const { known, missing } = await tasksBeside(viewer, invoice, range)
  const ours = new Map(known.map((task) => [task.taskId, task]))
  const pairs = [...invoice.amounts].map(([taskId, theirs]): Pair => {
    const task = ours.get(taskId)
    return {
      taskId,
      jobId: task?.jobId ?? null,
      oursMicros: task?.micros ?? null,
      theirsMicros: theirs,
    }
  })
  const isKnown = ({ jobId }: Pair) => jobId !== null
  const agrees = (pair: Pair) => pair.oursMicros === pair.theirsMicros
  return {
    lines: invoice.lines,
    skipped: invoice.skipped,
    matched: pileOf(pairs.filter((pair) => isKnown(pair) && agrees(pair))),
    differs: pileOf(pairs.filter((pair) => isKnown(pair) && !agrees(pair))),
    theirsOnly: pileOf(pairs.filter((pair) => !isKnown(pair))),
    oursOnly: pileOf(
      missing.map(({ taskId, jobId, micros }) => ({
        taskId,
        jobId,
        oursMicros: micros,
        theirsMicros: null,
      })),
    ),
  }
}

const mostListed = 200

function pileOf(pairs: Pair[]): Pile {
  const sum = (side: 'oursMicros' | 'theirsMicros') =>
    pairs.reduce((total, pair) => total + (pair[side] ?? 0), 0)
  return {
    count: pairs.length,
    oursMicros: sum('oursMicros'),
    theirsMicros: sum('theirsMicros'),
    first: pairs.slice(0, mostListed),
  }
}
