import type { VariantProps } from 'class-variance-authority'
import { LoaderCircle } from 'lucide-react'
import { Root as Slot } from 'radix-ui/slot'
import type { ComponentProps } from 'react'
import { buttonVariants } from '#components/ui/button-variants.ts'
import { cn } from '#lib/cn.ts'

type Props = ComponentProps<'button'> &
  VariantProps<typeof buttonVariants> & {
    /** Wears the button's looks on the one child instead, such as a link. */
    asChild?: boolean
    /** The press is being worked on: it keeps its name and focus, and cannot be pressed again. */
    pending?: boolean
  }

export function Button({
  className,
  variant,
  size,
  asChild,
  pending = false,
  children,
  onClick,
  ...props
}: Props) {
  const classes = cn(buttonVariants({ variant, size }), className)
  if (asChild)
    return (
      <Slot className={classes} {...props}>
        {children}
      </Slot>
    )
  return (
    <button
      type="button"
      className={classes}
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
