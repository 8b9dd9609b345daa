import { Skeleton } from '#components/ui/skeleton.tsx'

/** The operations page's layout before its data. */
export function OperationsSkeleton() {
  return (
    <>
      <Skeleton className="mb-5 h-6 w-36" />
      <Skeleton className="mb-8 h-16" />
      <div className="grid gap-5 lg:grid-cols-2 2xl:grid-cols-3">
        <Skeleton className="h-72 rounded-lg!" />
        <Skeleton className="h-72 rounded-lg!" />
        <Skeleton className="h-48 rounded-lg! lg:col-span-2 2xl:col-span-1" />
      </div>
    </>
  )
}
