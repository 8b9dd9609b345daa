import type { BatchCounts } from '#lib/jobs/batch-view.ts'
import type { JobState } from '#lib/jobs/view.ts'

/** In the order in which a bar fills. */
const parts = [
  ['done', 'bg-done'],
  ['failed', 'bg-failed'],
  ['attention', 'bg-attention'],
  ['canceled', 'bg-control'],
  ['saving', 'bg-tally'],
  ['rendering', 'bg-tally'],
  ['submitting', 'bg-tally'],
] as const satisfies [JobState, string][]

/** How far a batch is: a piece for each state, as wide as its share. What waits is the empty rest. */
export function ProgressBar({
  counts,
  className = '',
}: {
  counts: BatchCounts
  className?: string
}) {
  const all = Object.values(counts).reduce((sum, count) => sum + count, 0)
  return (
    <span
      aria-hidden
      className={`flex h-1.5 gap-px overflow-hidden rounded-full bg-fill ${className}`}
    >
      {parts.map(
        ([state, colour]) =>
          counts[state] > 0 && (
            <span
              key={state}
              className={colour}
              style={{ width: `${(100 * counts[state]) / all}%` }}
            />
          ),
      )}
    </span>
  )
}
