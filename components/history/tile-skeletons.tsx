/** Tiles on their way, at the size they will have. */
export function TileSkeletons({ count }: { count: number }) {
  return Array.from({ length: count }, (_, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: one is like the other
    <div key={index} aria-hidden className="animate-pulse">
      <div className="aspect-4/3 rounded-lg bg-fill" />
      <div className="mt-3 h-4 w-4/5 rounded-sm bg-fill" />
      <div className="mt-2 h-8 w-2/5 rounded-sm bg-fill" />
    </div>
  ))
}
