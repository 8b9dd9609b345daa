import type { ReactNode } from 'react'

export type Fact = { term: string; value: ReactNode }

/** A short table of facts: what, and how it stands. */
export function Facts({ facts }: { facts: Fact[] }) {
  return (
    <dl className="divide-y text-sm">
      {facts.map(({ term, value }) => (
        <div key={term} className="flex flex-wrap justify-between gap-x-6 gap-y-0.5 py-2">
          <dt className="text-muted">{term}</dt>
          <dd className="text-right tabular-nums">{value}</dd>
        </div>
      ))}
    </dl>
  )
}
