import type { JobState } from '#lib/jobs/view.ts'

const colours = {
  queued: 'bg-muted',
  submitting: 'bg-tally',
  rendering: 'bg-tally',
  saving: 'bg-tally',
  done: 'bg-done',
  failed: 'bg-failed',
  canceled: 'bg-muted',
  attention: 'bg-attention',
} as const satisfies Record<JobState, string>

/** The state as a word, with a light beside it: the tally light while the job is live. */
export function StateMark({ state, label }: { state: JobState; label: string }) {
  return (
    <span className="inline-flex items-center gap-1.5 font-medium text-xs">
      <span aria-hidden className={`size-1.5 shrink-0 rounded-full ${colours[state]}`} />
      {label}
    </span>
  )
}

const live = ['queued', 'submitting', 'rendering', 'saving'] as const
type LiveState = (typeof live)[number]

/** Something happens to the job by itself. */
export function isLive(state: JobState): state is LiveState {
  return live.some((each) => each === state)
}
