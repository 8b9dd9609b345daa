import { JobSkeleton } from '#components/jobs/skeleton.tsx'

export default function Loading() {
  return <JobSkeleton />
}
