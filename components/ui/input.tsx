import type { ComponentProps } from 'react'
import { cn } from '#lib/cn.ts'

/** The looks that every place to type or choose shares. 16 px on phones, or iOS zooms in. */
export const controlClass =
  'touch w-full min-w-0 rounded-md border border-control bg-surface px-3 text-lg text-foreground transition-colors placeholder:text-muted hover:border-muted disabled:cursor-not-allowed disabled:opacity-50 aria-invalid:border-failed sm:text-base'

export function Input({ className, type = 'text', ...props }: ComponentProps<'input'>) {
  return <input type={type} className={cn(controlClass, 'h-9', className)} {...props} />
}
