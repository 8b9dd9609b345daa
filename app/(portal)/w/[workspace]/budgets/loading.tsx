import { BudgetsSkeleton } from '#components/money/skeleton.tsx'

export default function Loading() {
  return <BudgetsSkeleton />
}
