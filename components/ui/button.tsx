import { Root as Slot } from 'radix-ui/slot'
import type { ComponentProps } from 'react'
import { buttonVariants } from '#components/ui/button-variants.ts'
import { PlainButton } from '#components/ui/plain-button.tsx'
import { cn } from '#lib/cn.ts'

type Props = ComponentProps<typeof PlainButton> & {
  /** Wears the button's looks on the one child instead, such as a link. */
  asChild?: boolean
}

/** A button, its look changed by `className` where that says otherwise. */
export function Button({ className, variant, size, asChild, ...props }: Props) {
  const classes = cn(buttonVariants({ variant, size }), className)
  if (!asChild) return <PlainButton className={classes} {...props} />
  const { pending: _, ...worn } = props
  return <Slot className={classes} {...worn} />
}
