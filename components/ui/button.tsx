import type { ComponentProps } from 'react'
import { type ButtonLooks, buttonVariants } from '#components/ui/button-variants.ts'
import { cn } from '#lib/cn.ts'

type Props = ComponentProps<'button'> &
  ButtonLooks & {
    /** The press is being worked on: it keeps its name and focus, and cannot be pressed again. */
    pending?: boolean
  }

export function Button({
  variant,
  size,
  className,
  pending = false,
  children,
  onClick,
  ...props
}: Props) {
  return (
    <button
      type="button"
      className={cn(buttonVariants({ variant, size }), className)}
      aria-disabled={pending || undefined}
      aria-busy={pending || undefined}
      {...props}
      {...(pending ? { onClick: (event) => event.preventDefault() } : onClick && { onClick })}
    >
      {pending && (
        <span
          aria-hidden
          className="size-4 shrink-0 animate-spin rounded-full border-2 border-current border-r-transparent"
        />
      )}
      {children}
    </button>
  )
}
