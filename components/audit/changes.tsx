import type { Change } from '#components/audit/words.ts'

/** Each fact with what it was and what it became. */
export function Changes({ changes }: { changes: Change[] }) {
  if (changes.length === 0) return null
  return (
    <dl className="mt-1 flex flex-wrap gap-x-5 gap-y-0.5">
      {changes.map(({ key, name, before, after }) => (
        <div key={key} className="flex flex-wrap gap-x-2">
          <dt className="text-muted">{name}</dt>
          <dd className="min-w-0 break-words">
            {before !== null && <del className="text-muted decoration-control">{before}</del>}
            {before !== null && after !== null && ' → '}
            {after !== null && <ins className="no-underline">{after}</ins>}
          </dd>
        </div>
      ))}
    </dl>
  )
}
