'use client'

import * as Radix from 'radix-ui/tooltip'
import type { ReactNode } from 'react'

/** Names an icon for people who see it; the control carries its own accessible name as well. */
export function Tooltip({ label, children }: { label: ReactNode; children: ReactNode }) {
  return (
    <Radix.Provider delayDuration={300}>
      <Radix.Root>
        <Radix.Trigger asChild>{children}</Radix.Trigger>
        <Radix.Portal>
          <Radix.Content
            sideOffset={6}
            className="z-50 max-w-64 rounded-sm bg-foreground px-2 py-1 text-background text-xs data-[state=delayed-open]:animate-[fade_140ms_ease-out]"
          >
            {label}
          </Radix.Content>
        </Radix.Portal>
      </Radix.Root>
    </Radix.Provider>
  )
}
