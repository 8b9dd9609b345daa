'use client'

import * as Radix from 'radix-ui/switch'
import type { ComponentProps } from 'react'
import { cn } from '#lib/cn.ts'

export function Switch({ className, ...props }: ComponentProps<typeof Radix.Root>) {
  return (
    <Radix.Root
      className={cn(
        'relative inline-flex h-5 w-9 shrink-0 items-center rounded-full border border-control bg-fill transition-colors disabled:cursor-not-allowed disabled:opacity-50 data-[state=checked]:border-foreground data-[state=checked]:bg-foreground',
        'before:absolute before:-inset-3',
        className,
      )}
      {...props}
    >
      <Radix.Thumb className="block size-3.5 translate-x-0.5 rounded-full bg-muted transition-transform data-[state=checked]:translate-x-[1.125rem] data-[state=checked]:bg-background" />
    </Radix.Root>
  )
}
