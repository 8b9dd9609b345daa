import type { ComponentProps } from 'react'
import { cn } from '#lib/cn.ts'

const variants = {
  default: 'bg-fill text-foreground',
  outline: 'border border-border text-muted',
  tally: 'bg-tally text-on-tally',
}

type Props = ComponentProps<'span'> & { variant?: keyof typeof variants }

export function Badge({ className, variant = 'default', ...props }: Props) {
  return (
    <span
      className={cn(
        'inline-flex items-center gap-1.5 whitespace-nowrap rounded-sm px-2 py-0.5 font-medium text-xs',
        variants[variant],
        className,
      )}
      {...props}
    />
  )
}
