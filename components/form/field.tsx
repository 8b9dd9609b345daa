import { type ReactNode, useId } from 'react'
import { FieldError } from '#components/form/field-error.tsx'
import { Label } from '#components/ui/label.tsx'
import { cn } from '#lib/cn.ts'

/** What a control inside a field must wear to be named and described by it. */
type ControlProps = {
  id: string
  'aria-describedby': string | undefined
  'aria-invalid': true | undefined
}

type Props = {
  label: ReactNode
  /** Said under the control, before anything went wrong. */
  hint?: ReactNode
  /** One sentence; while it is there the control is marked as invalid. */
  error?: ReactNode
  className?: string
  children: (control: ControlProps) => ReactNode
}

/** A label, its control, and under it the hint and the error, tied together for screen readers. */
export function Field({ label, hint, error, className, children }: Props) {
  const id = useId()
  const hintId = `${id}-hint`
  const errorId = `${id}-error`
  const described = [error ? errorId : '', hint ? hintId : ''].filter(Boolean).join(' ')
  return (
    <div className={cn('grid content-start gap-1.5', className)}>
      <Label htmlFor={id}>{label}</Label>
      {children({
        id,
        'aria-describedby': described || undefined,
        'aria-invalid': error ? true : undefined,
      })}
      {hint && (
        <p id={hintId} className="text-muted text-xs">
          {hint}
        </p>
      )}
      <FieldError id={errorId}>{error}</FieldError>
    </div>
  )
}
