import { UsageSkeleton } from '#components/usage/skeleton.tsx'

export default function Loading() {
  return <UsageSkeleton />
}
