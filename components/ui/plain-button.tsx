import type { VariantProps } from 'class-variance-authority'
import { LoaderCircle } from 'lucide-react'
import type { ComponentProps } from 'react'
import { buttonVariants } from '#components/ui/button-variants.ts'

type Props = ComponentProps<'button'> &
  VariantProps<typeof buttonVariants> & {
    /** The press is being worked on: it keeps its name and focus, and cannot be pressed again. */
    pending?: boolean
  }

/**
 * A button in one of our looks and no other: for what every page carries, which would else carry
 * tailwind-merge and Slot too. `className` replaces the look.
 */
export function PlainButton({
  variant,
  size,
  className = buttonVariants({ variant, size }),
  pending = false,
  children,
  onClick,
  ...props
}: Props) {
  return (
    <button
      type="button"
      className={className}
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
