import type { ComponentProps } from 'react'
import { cn } from '#lib/cn.ts'

/** The box of something that is still on its way, at its final size. */
export function Skeleton({ className, ...props }: ComponentProps<'div'>) {
  return (
    <div aria-hidden className={cn('animate-pulse rounded-md bg-fill', className)} {...props} />
  )
}
