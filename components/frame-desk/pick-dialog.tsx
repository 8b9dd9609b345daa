import { useTranslations } from 'next-intl'
import { type ReactNode, useRef } from 'react'
import { Dialog, DialogContent } from '#components/ui/dialog.tsx'

export type Closing = {
  close: () => void
  /** Takes the focus once something was picked: the button that opened the dialog may be gone by then. */
  focus: () => void
}

type Props = Closing & {
  title: string
  description: string
  /** `picked` closes it when its work is done. */
  children: (picked: () => void) => ReactNode
}

/** A wide dialog of the frame desk, out of which a frame comes. */
export function PickDialog({ title, description, close, focus, children }: Props) {
  const common = useTranslations('common')
  const isPicked = useRef(false)
  const picked = () => {
    isPicked.current = true
    close()
  }
  return (
    <Dialog open onOpenChange={(isOpen) => !isOpen && close()}>
      <DialogContent
        title={title}
        description={description}
        closeLabel={common('close')}
        className="max-h-[94dvh]! sm:max-w-3xl!"
        onCloseAutoFocus={(event) => {
          if (!isPicked.current) return
          event.preventDefault()
          focus()
        }}
      >
        {children(picked)}
      </DialogContent>
    </Dialog>
  )
}
