import { cn } from '#lib/cn.ts'
import { colourStyle } from '#lib/projects/colours.ts'

/** A project's colour. Its name always stands beside it. */
export function ProjectDot({ colour, className }: { colour: string; className?: string }) {
  return (
    <span
      aria-hidden
      className={cn('inline-block size-2.5 shrink-0 rounded-full', className)}
      style={{ backgroundColor: colourStyle(colour) }}
    />
  )
}
