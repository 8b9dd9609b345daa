import type { ComponentProps } from 'react'
import { controlClass } from '#components/ui/input.tsx'
import { cn } from '#lib/cn.ts'

/** Grows with its text as far as its max-height. */
export function Textarea({ className, ...props }: ComponentProps<'textarea'>) {
  return (
    <textarea
      className={cn(controlClass, 'field-sizing-content min-h-28 py-2 leading-relaxed', className)}
      {...props}
    />
  )
}
