import { Skeleton } from '#components/ui/skeleton.tsx'

/** The layout of a batch's page before its data. */
export function BatchSkeleton() {
  return (
    <div className="grid gap-6">
      <Skeleton className="h-6 w-44" />
      <Skeleton className="h-20 max-w-3xl" />
      <Skeleton className="h-80" />
    </div>
  )
}
