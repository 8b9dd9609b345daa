'use client'

import { useEffect } from 'react'
import { Toaster, toast } from 'sonner'
import { onNotice, takeNotices } from '#components/shell/notices.ts'

const showMilliseconds = 8_000

export function Speaker() {
  useEffect(
    () =>
      onNotice(() => {
        for (const { text, action } of takeNotices())
          toast(text, action && { action: { label: action.label, onClick: action.press } })
      }),
    [],
  )
  return (
    <Toaster
      position="bottom-center"
      duration={showMilliseconds}
      offset={{ bottom: 24 }}
      mobileOffset={{ bottom: 84 }}
      toastOptions={{
        unstyled: true,
        classNames: {
          toast:
            'flex w-full items-center gap-4 rounded-md bg-foreground px-4 py-3 text-background text-sm shadow-float sm:w-96',
          content: 'grow',
          actionButton: 'touch px-2 font-semibold underline underline-offset-4',
        },
      }}
    />
  )
}
