import { HistorySkeleton } from '#components/history/skeleton.tsx'

export default function Loading() {
  return <HistorySkeleton />
}
