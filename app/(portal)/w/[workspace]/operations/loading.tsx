import { OperationsSkeleton } from '#components/operations/skeleton.tsx'

export default function Loading() {
  return <OperationsSkeleton />
}
