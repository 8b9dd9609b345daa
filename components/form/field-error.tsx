import type { ReactNode } from 'react'

/** Announced when it appears: the live region is there before its text. */
export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <div id={id} aria-live="polite" className={children ? undefined : '-mt-1.5'}>
      {children && (
        <p className="flex items-start gap-1.5 text-failed text-sm">
          <span
            aria-hidden
            className="mt-0.5 grid size-3.5 shrink-0 place-items-center rounded-full border border-current font-semibold text-[0.625rem] leading-none before:content-['!']"
          />
          <span>{children}</span>
        </p>
      )}
    </div>
  )
}
