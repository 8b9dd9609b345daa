import type { KeyboardEvent, ReactNode } from 'react'
import { useRoving } from '#components/drafts/use-roving.ts'
import type { Search } from '#components/drafts/use-search.ts'
import { Input } from '#components/ui/input.tsx'
import { Skeleton } from '#components/ui/skeleton.tsx'

type Props<T> = {
  search: Search<T>
  keyOf: (item: T) => string
  choose: (item: T) => void
  texts: Record<'search' | 'unreachable' | 'none' | 'noneFound', string>
  /** Stands beside the field. */
  beside?: ReactNode
  children: (item: T) => ReactNode
}

/** A field, and what is found as one types: the arrows go up and down, Enter in the field takes the first. */
export function SearchList<T>({ search, keyOf, choose, texts, beside, children }: Props<T>) {
  const roving = useRoving()
  const { found, items, first } = search
  const onEnter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.nativeEvent.isComposing) return
    event.preventDefault()
    if (first) choose(first)
  }
  return (
    <div className="grid grid-cols-1 gap-3" {...roving}>
      <div className="flex gap-2">
        <Input
          type="search"
          autoFocus
          aria-label={texts.search}
          placeholder={texts.search}
          value={search.search}
          onKeyDown={onEnter}
          onChange={(event) => search.setSearch(event.target.value)}
        />
        {beside}
      </div>
      <div className="h-80 overflow-y-auto">
        {found === 'asking' && <Skeleton className="h-14" />}
        {found === undefined && <p className="text-failed text-sm">{texts.unreachable}</p>}
        {Array.isArray(found) && found.length === 0 && (
          <p className="py-6 text-center text-muted text-sm">
            {search.search ? texts.noneFound : texts.none}
          </p>
        )}
        <ul className="grid grid-cols-1 gap-1">
          {items.map((item) => (
            <li key={keyOf(item)}>
              <button
                type="button"
                data-roving
                onClick={() => choose(item)}
                className="touch w-full rounded-md px-2.5 py-2 text-left hover:bg-fill focus-visible:bg-fill focus-visible:outline-offset-[-2px]"
              >
                {children(item)}
              </button>
            </li>
          ))}
        </ul>
      </div>
    </div>
  )
}
