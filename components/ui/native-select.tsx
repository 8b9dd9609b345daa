import { ChevronDown } from 'lucide-react'
import type { ComponentProps } from 'react'
import { controlClass } from '#components/ui/input.tsx'
import { cn } from '#lib/cn.ts'

export function NativeSelect({ className, ...props }: ComponentProps<'select'>) {
  return (
    <span className="relative block">
      <select
        className={cn(controlClass, 'h-9 appearance-none truncate pr-9', className)}
        {...props}
      />
      <ChevronDown
        aria-hidden
        className="pointer-events-none absolute top-1/2 right-3 size-4 -translate-y-1/2 text-muted"
      />
    </span>
  )
}
