import { ComposeSkeleton } from '#components/compose/skeleton.tsx'

export default function Loading() {
  return <ComposeSkeleton />
}
