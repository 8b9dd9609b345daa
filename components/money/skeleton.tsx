import { Skeleton } from '#components/ui/skeleton.tsx'

/** The budgets page's layout before its data. */
export function BudgetsSkeleton() {
  return (
    <div className="mx-auto grid max-w-5xl gap-5">
      <Skeleton className="h-6 w-32" />
      <Skeleton className="h-64 rounded-lg!" />
      <Skeleton className="h-48 rounded-lg!" />
      <Skeleton className="h-96 rounded-lg!" />
    </div>
  )
}
