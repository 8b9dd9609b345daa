'use client'

import { useRouter } from 'next/navigation'
import { useEffect } from 'react'
import { Toaster, toast } from 'sonner'
import { notify, onNotice, takeNotices } from '#components/shell/notices.ts'
import type { ActionResult } from '#lib/web/action.ts'

export type Restore = (input: { jobId: string }) => Promise<ActionResult<unknown>>

const showMilliseconds = 8_000

/** Undo outlives the page that deleted, so the action comes with the shell: every page's server knows it. */
export function Speaker({ restore }: { restore: Restore }) {
  const router = useRouter()
  useEffect(() => {
    const bringBack = async (jobId: string) => {
      const restored = await restore({ jobId })
      if (restored.ok) router.refresh()
      else notify({ text: restored.error.message })
    }
    return onNotice(() => {
      for (const { text, undo } of takeNotices())
        toast(
          text,
          undo && { action: { label: undo.label, onClick: () => void bringBack(undo.jobId) } },
        )
    })
  }, [restore, router])
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
