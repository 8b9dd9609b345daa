import type { ComponentProps } from 'react'

/** A key of a transport bar: one icon, its name for who points at it or cannot see it. */
export function Key({
  label,
  className = '',
  ...props
}: ComponentProps<'button'> & { label: string }) {
  return (
    <button
      type="button"
      aria-label={label}
      title={label}
      className={`touch grid size-9 place-items-center rounded-sm hover:bg-fill max-sm:min-w-11 max-[24rem]:min-w-10 [&_svg]:size-[18px] ${className}`}
      {...props}
    />
  )
}
