import type { ComponentProps } from 'react'
import { cn } from '#lib/cn.ts'

type Props = Omit<ComponentProps<'input'>, 'type' | 'role' | 'onChange'> & {
  onCheckedChange?: (checked: boolean) => void
}

/** A checkbox that says it is a switch: a form takes it as it is, and it needs no script of its own. */
export function Switch({ className, onCheckedChange, ...props }: Props) {
  return (
    <input
      type="checkbox"
      // biome-ignore lint/a11y/useAriaPropsForRole: a checkbox tells its state by itself
      role="switch"
      className={cn(
        'relative h-5 w-9 shrink-0 cursor-pointer appearance-none rounded-full border border-control bg-fill transition-colors checked:border-foreground checked:bg-foreground disabled:cursor-not-allowed disabled:opacity-50',
        'before:absolute before:top-[2px] before:left-[2px] before:size-3.5 before:rounded-full before:bg-muted before:transition-transform checked:before:translate-x-4 checked:before:bg-background',
        'after:absolute after:-inset-3',
        className,
      )}
      onChange={onCheckedChange && ((event) => onCheckedChange(event.target.checked))}
      {...props}
    />
  )
}
