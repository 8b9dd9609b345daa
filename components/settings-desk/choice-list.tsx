import { type KeyboardEvent, type ReactNode, useId, useState } from 'react'
import { FieldError } from '#components/form/field-error.tsx'
import { listedKeys } from '#components/settings-desk/listed-key.ts'
import { cn } from '#lib/cn.ts'
import type { Choice } from '#lib/jobs/catalog.ts'

type Option<Value> = {
  value: Value
  /** As the API names it. */
  name: string
  /** The name and whatever stands with it. */
  content: ReactNode
  /** For who does not see the content. */
  description: string
}

type Props<Value> = {
  setting: keyof Choice
  label: ReactNode
  value: Value
  options: Option<Value>[]
  onChoose: (value: Value) => void
  error: string | undefined
  orientation?: 'horizontal' | 'vertical'
  className: string
  optionClassName: (selected: boolean) => string
}

/**
 * A list of which exactly one is chosen, all of it in sight: one stop of Tab, the arrows choose. The names of list and
 * options are those that scripts know (a native list cannot carry cards).
 */
export function ChoiceList<Value extends string | number>(props: Props<Value>) {
  const { label, value, options, onChoose, error, className, optionClassName } = props
  const id = useId()
  const [lead] = useState(listedKeys)
  const at = options.findIndex((option) => option.value === value)
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return
    const names = options.map(({ name }) => name)
    const next = options[lead(event.key, at, names) ?? -1]
    if (!next) return
    event.preventDefault() // neither scrolls the page nor is a key of the portal
    if (next.value !== value) onChoose(next.value)
  }
  return (
    <div className="grid min-w-0 content-start gap-1.5">
      <span id={`${id}-label`} className="font-medium text-sm">
        {label}
      </span>
      <div
        role="listbox"
        data-setting={props.setting}
        tabIndex={0}
        aria-labelledby={`${id}-label`}
        aria-orientation={props.orientation ?? 'vertical'}
        aria-activedescendant={`${id}-${at}`}
        aria-invalid={error ? true : undefined}
        aria-describedby={error ? `${id}-error` : undefined}
        onKeyDown={onKeyDown}
        className={cn('rounded-md', className)}
      >
        {options.map((option, n) => (
          // biome-ignore lint/a11y/useKeyWithClickEvents: the list has the focus and hears the keys
          // biome-ignore lint/a11y/useFocusableInteractive: the list points at it (aria-activedescendant)
          <div
            key={option.value}
            id={`${id}-${n}`}
            role="option"
            aria-selected={n === at}
            aria-label={option.name}
            aria-describedby={option.description ? `${id}-${n}-says` : undefined}
            onClick={() => onChoose(option.value)}
            className={cn('cursor-pointer select-none', optionClassName(n === at))}
          >
            {option.content}
            <span id={`${id}-${n}-says`} hidden>
              {option.description}
            </span>
          </div>
        ))}
      </div>
      <FieldError id={`${id}-error`}>{error}</FieldError>
    </div>
  )
}
