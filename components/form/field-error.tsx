import { CircleAlert } from 'lucide-react'
import type { ReactNode } from 'react'

/** Announced when it appears: the live region is there before its text. */
export function FieldError({ id, children }: { id?: string; children: ReactNode }) {
  return (
    <div id={id} aria-live="polite" className={children ? undefined : '-mt-1.5'}>
      {children && (
        <p className="flex items-start gap-1.5 text-failed text-sm">
          <CircleAlert aria-hidden className="mt-0.5 size-3.5 shrink-0" />
          <span>{children}</span>
        </p>
      )}
    </div>
  )
}
