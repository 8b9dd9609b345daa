import type { VariantProps } from 'class-variance-authority'
import { LoaderCircle } from 'lucide-react'
import type { ComponentProps } from 'react'
import { buttonVariants } from '#components/ui/button-variants.ts'
import { cn } from '#lib/cn.ts'

type Props = ComponentProps<'button'> &
  VariantProps<typeof buttonVariants> & {
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
      {pending && <LoaderCircle aria-hidden className="animate-spin" />}
      {children}
    </button>
  )
}
