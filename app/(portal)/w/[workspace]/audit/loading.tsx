import { Skeleton } from '#components/ui/skeleton.tsx'

export default function Loading() {
  return (
    <div aria-hidden>
      <Skeleton className="mb-4 h-8 w-56" />
      <Skeleton className="h-6 w-24" />
      <Skeleton className="mt-6 h-16 w-full" />
      <Skeleton className="mt-6 h-96 rounded-lg!" />
    </div>
  )
}
