import { Skeleton } from '#components/ui/skeleton.tsx'

/** The job page's layout before its data. */
export function JobSkeleton() {
  return (
    <div className="grid gap-6 lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-8 xl:grid-cols-[minmax(0,1fr)_25rem]">
      <Skeleton className="aspect-video rounded-lg!" />
      <div className="grid content-start gap-4">
        <Skeleton className="h-4 w-40" />
        <Skeleton className="h-16" />
        <Skeleton className="h-9 w-56" />
        <Skeleton className="mt-4 h-40" />
        <Skeleton className="h-56" />
      </div>
    </div>
  )
}
