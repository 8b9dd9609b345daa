const base =
  'touch inline-flex shrink-0 select-none items-center justify-center gap-2 whitespace-nowrap rounded-md font-medium transition-[background-color,opacity,transform] duration-150 active:scale-[0.985] disabled:pointer-events-none disabled:opacity-50 aria-disabled:pointer-events-none aria-disabled:opacity-50 [&_svg]:pointer-events-none [&_svg]:shrink-0 [&_svg:not([class*=size-])]:size-4'

const variants = {
  default: 'bg-foreground text-background hover:opacity-88',
  tally: 'bg-tally text-on-tally hover:opacity-92',
  outline: 'border border-border bg-surface text-foreground hover:bg-fill',
  ghost: 'text-foreground hover:bg-fill',
  quiet: 'text-muted hover:bg-fill hover:text-foreground',
  destructive: 'border border-border bg-surface text-failed hover:bg-fill',
  link: 'text-foreground underline decoration-control underline-offset-4 hover:decoration-current',
}

const sizes = {
  default: 'h-9 px-3.5 text-base',
  sm: 'h-8 px-2.5 text-sm',
  lg: 'h-11 px-5 text-lg',
  icon: 'size-9 max-sm:min-w-11',
  inline: 'h-auto min-h-0 p-0',
}

export type ButtonLooks = {
  variant?: keyof typeof variants | undefined
  size?: keyof typeof sizes | undefined
}

/**
 * `tally` is kept for what costs money or is live; everything else that matters is ink on paper.
 * Apart from the component, so that a link can wear it.
 */
export function buttonVariants({
  variant = 'default',
  size = 'default',
}: ButtonLooks = {}): string {
  return `${base} ${variants[variant]} ${sizes[size]}`
}
