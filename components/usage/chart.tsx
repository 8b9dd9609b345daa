'use client'

import { later } from '#components/shell/later.tsx'
import { MissingPart } from '#components/shell/missing-part.tsx'
import type { ChartProps } from '#components/usage/chart-bars.tsx'

/** The library comes after the page: its box is there from the start, so nothing jumps. */
const ChartBars = later(async () => (await import('#components/usage/chart-bars.tsx')).ChartBars, {
  Missing: MissingPart,
})

export function Chart({ label, ...props }: ChartProps & { label: string }) {
  const height = props.upright ? 260 : 44 + 32 * props.bars.length
  return (
    <figure
      role="img"
      aria-label={label}
      className="mb-4 rounded-lg border bg-surface p-3 sm:p-4"
      style={{ height }}
    >
      <ChartBars {...props} />
    </figure>
  )
}
