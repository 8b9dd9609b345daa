import { BatchSkeleton } from '#components/batch/skeleton.tsx'

export default function Loading() {
  return <BatchSkeleton />
}
