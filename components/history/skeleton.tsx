import { Skeleton } from '#components/ui/skeleton.tsx'

/** The history's layout before its data: the same boxes at the same places. */
export function HistorySkeleton() {
  return (
    <>
      <div className="mb-5 flex h-9 items-center">
        <Skeleton className="h-6 w-28" />
      </div>
      <div className="grid grid-cols-[repeat(auto-fill,minmax(min(100%,15rem),1fr))] gap-x-4 gap-y-7">
        {Array.from({ length: 12 }, (_, index) => `tile-${index}`).map((key) => (
          <div key={key}>
            <Skeleton className="aspect-4/3 rounded-lg" />
            <Skeleton className="mt-2.5 h-4 w-4/5" />
            <Skeleton className="mt-2 h-4 w-2/5" />
          </div>
        ))}
      </div>
    </>
  )
}
