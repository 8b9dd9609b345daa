import { type ReactNode, useId } from 'react'
import { Switch } from '#components/ui/switch.tsx'

type Props = {
  label: string
  hint: ReactNode
  /** What it does and when not to, for who asks. */
  more?: { title: string; text: string }
  checked: boolean
  disabled?: boolean
  onChange: (on: boolean) => void
}

/** A switch with its name and what it does beside it. */
export function SwitchRow({ label, hint, more, checked, disabled = false, onChange }: Props) {
  const id = useId()
  return (
    <div className="flex items-start gap-4">
      <div className="min-w-0 grow">
        <label htmlFor={id} className="font-medium text-sm">
          {label}
        </label>
        <p id={`${id}-hint`} className="mt-0.5 text-muted text-xs">
          {hint}
        </p>
        {more && (
          <details className="mt-0.5 text-xs">
            <summary className="touch w-fit rounded-sm text-muted underline decoration-control underline-offset-4 hover:text-foreground">
              {more.title}
            </summary>
            <p className="mt-1 max-w-prose whitespace-pre-line text-muted">{more.text}</p>
          </details>
        )}
      </div>
      <Switch
        id={id}
        className="mt-0.5"
        aria-describedby={`${id}-hint`}
        checked={checked}
        disabled={disabled}
        onCheckedChange={onChange}
      />
    </div>
  )
}
