import { Skeleton } from '#components/ui/skeleton.tsx'

/** The composer's layout before its data. */
export function ComposeSkeleton() {
  return (
    <>
      <Skeleton className="mb-5 h-6 w-36" />
      <div className="grid gap-7 lg:grid-cols-[minmax(0,1fr)_minmax(22rem,28rem)] lg:gap-8">
        <Skeleton className="aspect-4/3 rounded-lg! sm:aspect-video" />
        <div className="grid content-start gap-6">
          <Skeleton className="h-44" />
          <Skeleton className="h-40" />
          <Skeleton className="h-36" />
        </div>
      </div>
    </>
  )
}
