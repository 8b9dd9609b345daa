import { Skeleton } from '#components/ui/skeleton.tsx'

/** The page's own boxes, in their final size. */
export function UsageSkeleton() {
  return (
    <div aria-hidden>
      <Skeleton className="mb-4 h-8 w-56" />
      <Skeleton className="h-6 w-24" />
      <Skeleton className="mt-6 h-8 w-full max-w-xl" />
      <div className="mt-5 grid gap-3 sm:grid-cols-2 xl:grid-cols-5">
        {[1, 2, 3, 4, 5].map((card) => (
          <Skeleton key={card} className="h-32 rounded-lg!" />
        ))}
      </div>
      <Skeleton className="mt-8 h-64 rounded-lg!" />
    </div>
  )
}
