'use client'

import { X } from 'lucide-react'
import * as Radix from 'radix-ui/dialog'
import { type ComponentProps, type ReactNode, useRef } from 'react'
import { Button } from '#components/ui/button.tsx'
import { cn } from '#lib/cn.ts'

export const Dialog = Radix.Root
export const DialogTrigger = Radix.Trigger

type Props = Omit<ComponentProps<typeof Radix.Content>, 'title'> & {
  title: ReactNode
  description?: ReactNode
  closeLabel: string
}

/**
 * A panel over the page, or a sheet at the foot of it on a phone. The focus goes back to where it was when it
 * opened: Radix does that only for a trigger of its own.
 */
export function DialogContent({
  className,
  title,
  description,
  closeLabel,
  children,
  onOpenAutoFocus,
  onCloseAutoFocus,
  ...props
}: Props) {
  const before = useRef<Element | null>(null)
  return (
    <Radix.Portal>
      <Radix.Overlay className="fixed inset-0 z-40 bg-[oklch(0_0_0/50%)] data-[state=open]:animate-[fade_140ms_ease-out]" />
      <Radix.Content
        className={cn(
          'fixed z-50 max-h-[85dvh] overflow-y-auto border bg-raised p-5 shadow-float data-[state=open]:animate-[fade_140ms_ease-out] sm:p-6',
          'inset-x-0 bottom-0 rounded-t-lg sm:inset-auto sm:top-1/2 sm:left-1/2 sm:w-full sm:max-w-lg sm:-translate-x-1/2 sm:-translate-y-1/2 sm:rounded-lg',
          className,
        )}
        {...(description ? {} : { 'aria-describedby': undefined })}
        {...props}
        onOpenAutoFocus={(event) => {
          before.current = document.activeElement
          onOpenAutoFocus?.(event)
        }}
        onCloseAutoFocus={(event) => {
          onCloseAutoFocus?.(event)
          const { current } = before
          if (event.defaultPrevented || !(current instanceof HTMLElement)) return
          if (!current.isConnected || current === document.body) return
          event.preventDefault()
          current.focus()
        }}
      >
        <Radix.Close asChild>
          <Button
            variant="quiet"
            size="icon"
            aria-label={closeLabel}
            className="absolute top-3 right-3"
          >
            <X aria-hidden />
          </Button>
        </Radix.Close>
        <Radix.Title className="pr-10 font-semibold text-lg">{title}</Radix.Title>
        {description && (
          <Radix.Description className="mt-1 text-muted text-sm">{description}</Radix.Description>
        )}
        <div className="mt-4">{children}</div>
      </Radix.Content>
    </Radix.Portal>
  )
}
